from itertools import pairwise
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.workshop.cells import width_of
from procmap.workshop.loops import Link
from procmap.workshop.review import Kind, StageState
from procmap.workshop.strip import CARD_LINES, GLYPHS, Card, Drawing, draw

NAMES = ("Reach", "Qualify the application", "資格を確認する", "Prüfen", "👩‍👩‍👧 family", "é" * 30, "x", "…")


def text_of(drawing: Drawing) -> str:
    return "\n".join("".join(piece.text for piece in row).rstrip() for row in drawing.rows) + "\n"


def cells_of(drawing: Drawing) -> list[list[str]]:
    """The rows as one string a cell; a wide character is followed by an empty one."""
    rows = []
    for row in drawing.rows:
        cells: list[str] = []
        for piece in row:
            for char in piece.text:
                size = width_of(char)
                cells += [char, *[""] * (size - 1)] if size else []
        rows.append(cells)
    return rows


THREE = [Card("a", "Reach", "SDR", "SDR", "▪▪▫"), Card("b", "Prove it", "AE", "AE", "▪▫▫"), Card("c", "Deliver")]


def test_stages_follow_each_other_with_their_shares() -> None:
    assert text_of(draw(THREE, ["20%", ""], [], "b", 50)) == (
        "╭───────────╮     ┏━━━━━━━━━━━┓     ╭───────────╮\n"
        "│ Reach     │ 20% ┃ Prove it  ┃     │ Deliver   │\n"
        "│           │────▶┃           ┃────▶│           │\n"
        "│ SDR   ▪▪▫ │     ┃ AE    ▪▫▫ ┃     │           │\n"
        "╰───────────╯     ┗━━━━━━━━━━━┛     ╰───────────╯\n"
    )


def test_loops_and_skips_run_below_on_tracks_of_their_own() -> None:
    links = [Link(2, 0, "15%"), Link(1, 0, "5%"), Link(1, 1, "10%"), Link(0, 2, "3%")]
    assert text_of(draw(THREE, ["20%", "30%"], links, "", 60)) == (
        "╭──────────────╮     ╭──────────────╮     ╭──────────────╮\n"
        "│ Reach        │ 20% │ Prove it     │ 30% │ Deliver      │\n"
        "│              │────▶│              │────▶│              │\n"
        "│ SDR      ▪▪▫ │     │ AE       ▪▫▫ │     │              │\n"
        "╰──┬───▲───▲───╯     ╰──┬───┬───▲───╯     ╰────┬────▲────╯\n"
        "   │   │   │            │   ╰───╯ 10%          │    │\n"
        "   │   │   ╰──── 5% ────╯                      │    │\n"
        "   │   ╰───────────────── 15% ─────────────────╯    │\n"
        "   ╰────────────────────── 3% ──────────────────────╯\n"
    )


def test_badges_wide_characters_and_long_names_keep_the_frame() -> None:
    cards = [
        Card("a", "資格を確認する段階です", "営業", "AE", "▪▪▫", StageState("weak", 1), "~"),
        Card("b", "Agree the commercial terms and sign", "Application engineer", "AE", "▫▫▫", change="+"),
    ]
    assert text_of(draw(cards, ["100%"], [], "", 29)) == (
        "╭──── ⚠1 ~ ╮     ╭─────── + ╮\n"
        "│ 資格を確 │100% │ Agree    │\n"
        "│ 認する…  │────▶│ the com… │\n"
        "│ 営業 ▪▪▫ │     │ AE   ▫▫▫ │\n"
        "╰──────────╯     ╰──────────╯\n"
    )


def test_each_state_of_a_stage_has_a_sign_of_its_own() -> None:
    kinds = get_args(Kind)
    cards = [Card(kind, kind, state=StageState(kind)) for kind in kinds]
    tops = [draw([card], [], [], "", 40).rows[0] for card in cards]
    signs = [piece.text.strip() for row in tops for piece in row if piece.style in kinds and piece.text.strip("╭─╮ ")]
    assert len(set(signs)) == len(kinds) == len(GLYPHS)


@st.composite
def strips(draw_from: st.DrawFn) -> tuple[list[Card], list[Link], int]:
    count = draw_from(st.integers(1, 40))
    text = st.one_of(st.sampled_from(NAMES), st.text("aé資 👩\u200d\u0301", max_size=30))
    cards = [
        Card(
            f"s{i}",
            draw_from(text),
            draw_from(text),
            "AE",
            "▪▫▫",
            draw_from(st.sampled_from((None, StageState("weak", 12), StageState("sound")))),
            draw_from(st.sampled_from(("", "~", "+"))),
        )
        for i in range(count)
    ]
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda ends: ends[1] != ends[0] + 1)
    pairs = draw_from(st.lists(ends, unique=True, max_size=14))
    links = [Link(start, end, draw_from(st.sampled_from(("", "5%", "12.5%")))) for start, end in pairs]
    return cards, links, draw_from(st.integers(20, 160))


@settings(max_examples=60)
@given(strips())
def test_every_row_is_as_wide_as_the_drawing(strip: tuple[list[Card], list[Link], int]) -> None:
    cards, links, room = strip
    drawing = draw(cards, ["20%"] * (len(cards) - 1), links, cards[0].id, room)
    for row in drawing.rows:
        assert sum(width_of(piece.text) for piece in row) == drawing.width
    spans = list(drawing.columns.values())
    assert list(drawing.columns) == [card.id for card in cards]
    assert spans[0][0] == 0
    assert spans[-1][1] == drawing.width
    assert all(before[1] < after[0] for before, after in pairwise(spans))


plain = st.text("ab cd", min_size=1, max_size=20)


@settings(max_examples=60)
@given(strips(), plain)
def test_every_card_is_whole(strip: tuple[list[Card], list[Link], int], name: str) -> None:
    many, links, room = strip
    cards = [Card(card.id, name) for card in many]
    drawing = draw(cards, [], links, "", room)
    rows = cells_of(drawing)
    for start, end in drawing.columns.values():
        assert [rows[0][start], rows[0][end - 1]] == ["╭", "╮"]
        assert [rows[CARD_LINES - 1][start], rows[CARD_LINES - 1][end - 1]] == ["╰", "╯"]
        assert all(rows[y][x] == "│" for y in range(1, CARD_LINES - 1) for x in (start, end - 1))


def followed(rows: list[list[str]], start: int) -> tuple[int, int]:
    """Where the line that leaves a card at a column comes back to one."""
    y = CARD_LINES
    while rows[y][start] in "│┼":
        y += 1
    step = 1 if rows[y][start] == "╰" else -1
    x = start + step
    while rows[y][x] not in "╰╯":
        assert rows[y][x] != " " or is_label(rows[y], x)
        x += step
    end = x
    while y > CARD_LINES:
        y -= 1
        assert rows[y][end] in "│┼"
    assert rows[CARD_LINES - 1][end] == "▲"
    return start, end


def is_label(row: list[str], x: int) -> bool:
    return "%" in row[max(0, x - 7) : x + 8]


@settings(max_examples=60)
@given(strips())
def test_every_link_leads_from_its_card_to_its_card(strip: tuple[list[Card], list[Link], int]) -> None:
    cards, links, room = strip
    drawing = draw([Card(card.id, "x") for card in cards], [], links, "", room)
    rows = cells_of(drawing)
    spans = list(drawing.columns.values())

    def card_at(x: int) -> int:
        return next(i for i, (start, end) in enumerate(spans) if start < x < end - 1)

    lines = [followed(rows, x) for x, char in enumerate(rows[CARD_LINES - 1]) if char == "┬"]
    assert sorted((card_at(a), card_at(b)) for a, b in lines) == sorted((link.start, link.end) for link in links)
    assert len({x for line in lines for x in line}) == 2 * len(links)


@settings(max_examples=60)
@given(strips())
def test_a_link_over_a_whole_card_has_its_label(strip: tuple[list[Card], list[Link], int]) -> None:
    cards, links, room = strip
    labelled = [Link(link.start, link.end, "55%") for link in links[:2]]
    drawing = draw([Card(card.id, "x") for card in cards], [], labelled, "", room)
    below = text_of(drawing).split("\n", CARD_LINES)[-1]
    assert below.count("55%") >= sum(link.start != link.end for link in labelled)


def test_nothing_to_draw_is_nothing() -> None:
    assert draw([], [], [], "", 80) == Drawing((), 0, {})


def test_the_cells_of_a_card_belong_to_its_stage() -> None:
    drawing = draw(THREE, ["", ""], [], "a", 60)
    start, end = drawing.columns["b"]
    for row in drawing.rows:
        x = 0
        for piece in row:
            if start <= x < end:
                assert piece.stage == "b"
            x += width_of(piece.text)
