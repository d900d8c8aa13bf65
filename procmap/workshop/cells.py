"""Text measured in terminal cells: cut, and broken into lines."""

from functools import lru_cache

from rich.cells import cell_len, chop_cells, split_graphemes


def width_of(text: str) -> int:
    """The width of a text in cells, as it is where its letters are written one by one."""
    # What follows a joiner at the start of a text is measured as if it took no room.
    return max(cell_len(text), split_graphemes(text)[1]) if text[:1] == "\u200d" else cell_len(text)


def shortened(text: str, width: int) -> str:
    """A text cut to a width in cells, with an ellipsis where it was longer."""
    if width_of(text) <= width:
        return text
    if width < 2:
        return "…"[:width]
    kept = chop_cells(text, width - 1)[0]
    while width_of(kept) >= width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def path_shortened(path: str, width: int) -> str:
    """A path cut to a width in cells at its front, between folders where it can be: its end is what is looked for."""
    if width_of(path) <= width:
        return path
    parts = path.split("/")
    ends = ("…/" + "/".join(parts[first:]) for first in range(1, len(parts)))
    return next((end for end in ends if width_of(end) <= width), shortened(parts[-1], width))


def beginning(text: str, width: int) -> str:
    """The first letters of a text in at most so many cells, without an ellipsis."""
    return _joined(_letters(text), width).rstrip()


def initials(text: str, width: int) -> str:
    """The first letters of the words of a text and its numbers, or its only word, cut to so many cells."""
    words = text.split()
    letters = _letters(text) if len(words) == 1 else [it for word in words for it in _initial(word)]
    return _joined(letters, width)


def _initial(word: str) -> list[str]:
    return _letters(word) if word.isdigit() else _letters(word)[:1]


def _joined(letters: list[str], width: int) -> str:
    kept = ""
    for letter in letters:
        if width_of(kept + letter) > width:
            break
        kept += letter
    return kept


def _letters(word: str) -> list[str]:
    return [word[start:end] for start, end, _ in split_graphemes(word)[0]]


def wrapped(text: str, width: int, lines: int) -> list[str]:
    """A text broken between words into at most so many lines of a width in cells; the last one is cut."""
    return list(_wrapped(text, width, lines))


# A sheet asks for the same texts at every key that is pressed.
@lru_cache(maxsize=8192)
def _wrapped(text: str, width: int, lines: int) -> tuple[str, ...]:
    if width < 1:
        return ()
    rows: list[str] = []
    for word in text.split():
        if (rows and width_of(rows[-1]) + 1 + width_of(word) <= width) or len(rows) == lines:
            rows[-1] += " " + word
        else:
            rows.append(word)
    out: list[str] = []
    for row in rows:
        out += [row] if width_of(row) <= width or len(out) + 1 >= lines else _broken(row, width)
    if len(out) > lines:
        out = [*out[: lines - 1], " ".join(out[lines - 1 :])]
    return tuple(shortened(row, width) for row in out)


def _broken(word: str, width: int) -> list[str]:
    """A word too long for a line, broken with hyphens where its script has them."""
    if width < 3 or not word.isascii():
        return chop_cells(word, width)
    pieces = chop_cells(word, width - 1)
    return [*(f"{piece}-" if piece[-1].isalpha() else piece for piece in pieces[:-1]), pieces[-1]]
