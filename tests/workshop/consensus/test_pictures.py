from hypothesis import given
from hypothesis import strategies as st

from procmap.workshop.cells import width_of
from procmap.workshop.consensus.pictures import FAR_OFF, NEAR, SQUARE, dot_line, histogram, ranked
from procmap.workshop.consensus.talk import Picture, Space
from procmap.workshop.typed.figures import number_text, share_text

widths = st.integers(24, 120)
heights = st.integers(1, 30)
scores = st.lists(st.integers(0, 5), min_size=1, max_size=30)


def lines_of(picture: Picture) -> list[str]:
    return ["".join(text for text, _ in line) for line in picture]


@given(scores, widths)
def test_a_histogram_shows_everybody_and_fits(given_scores: list[int], width: int) -> None:
    lines = lines_of(histogram(given_scores, Space(width, 12)))
    assert all(width_of(line.rstrip()) <= width for line in lines)
    for score, line in zip(range(5, -1, -1), lines, strict=False):
        count = given_scores.count(score)
        figures = line.replace(SQUARE, " ").removesuffix("speaks first").split()
        assert figures == [str(score), str(count)][: 1 + bool(count)]
        assert ("speaks first" in line) == (score <= 2 and count > 0)


def test_where_there_are_few_lines_a_histogram_is_one() -> None:
    first, summary = lines_of(histogram([3, 4, 5, 2, 4], Space(70, 4)))
    assert first.split() == ["5■", "4■■", "3■", "2■", "1", "0"]
    assert summary == "5 votes   median 4   lowest 2"


@given(st.lists(st.floats(0, 1e4).map(lambda n: round(n, 1)), min_size=1, max_size=12), widths, heights)
def test_a_line_of_dots_shows_everybody_and_fits(values: list[float], width: int, height: int) -> None:
    lines = lines_of(dot_line(values, number_text, Space(width, height)))
    assert all(width_of(line) <= width for line in lines)
    dots = "".join(lines[: next(at for at, line in enumerate(lines) if "─" in line)])
    stacked = sum(int(char) for char in dots if char.isdigit())
    # More than nine in one place are shown as nine.
    assert min(len(values), 9) <= dots.count(NEAR) + dots.count(FAR_OFF) + stacked <= len(values)


def test_a_line_of_dots_names_its_ends_and_its_middle() -> None:
    lines = lines_of(dot_line([0.4, 0.5, 0.55, 0.52, 0.51, 0.95], share_text, Space(60, 10)))
    assert lines[0].strip()[0] == lines[0].strip()[-1] == FAR_OFF
    assert lines[1].count("┼") == 1
    assert [label for label in ("40 %", "51.5 %", "95 %") if label in lines[2]] == ["40 %", "51.5 %", "95 %"]
    assert " ".join(line.strip() for line in lines[3:]) == (
        "6 numbers, median 51.5 %, from 40 % to 95 %, ○ far off: 40 %, 95 %"
    )


@given(
    st.lists(st.tuples(st.sampled_from(("Reach", "A very long name of a stage", "修理")), st.integers(0, 60))), widths
)
def test_what_is_ranked_goes_down_and_fits(counts: list[tuple[str, int]], width: int) -> None:
    lines = ranked(counts, width)
    assert all(width_of("".join(text for text, _ in line)) <= width for line in lines)
    shown = [int(line[1][0]) for line in lines]
    assert shown == sorted((count for _, count in counts), reverse=True)
