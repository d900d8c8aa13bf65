import re
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import split_graphemes

from procmap.workshop.cells import width_of
from procmap.workshop.reviewing.review import Kind, StageState
from procmap.workshop.strip.card import GLYPHS, Card
from procmap.workshop.strip.drawing import Drawing, Window, moved, seen, stage_at, window_on
from procmap.workshop.strip.forms import NARROW, draw
from procmap.workshop.strip.loops import Link

NAMES = ("Reach", "Qualify the application", "資格を確認する", "Prüfen", "👩‍👩‍👧 family", "é" * 30, "x", "…")
ROOM = 30
"""Lines enough for any strip of the goldens."""

Cells = list[tuple[str, str]]
"""A row as one character and the stage that it belongs to a cell; the second cell of a wide character is empty."""


def cells_of(drawing: Drawing) -> list[Cells]:
    rows = []
    for row in drawing.rows:
        cells: Cells = []
        for piece in row:
            for start, end, size in split_graphemes(piece.text)[0]:
                cells += [(piece.text[start:end], piece.stage), *[("", piece.stage)] * (size - 1)] if size else []
        rows.append(cells)
    return rows


def text_of(drawing: Drawing) -> str:
    return "\n".join("".join(piece.text for piece in row).rstrip() for row in drawing.rows) + "\n"


def seen_text(drawing: Drawing, window: Window) -> str:
    return "".join("".join(piece.text for piece in row) + "\n" for row in seen(drawing, window))


THREE = [Card("a", "Reach", "SDR", "SDR", "▪▪▫"), Card("b", "Prove it", "AE", "AE", "▪▫▫"), Card("c", "Deliver")]
MOVES = [Link(2, 0, "15%"), Link(1, 0, "5%"), Link(1, 1, "10%"), Link(0, 2, "3%")]


def test_stages_follow_each_other_with_their_shares() -> None:
    assert text_of(draw(THREE, ["20%", ""], [], "b", 56, ROOM)) == (
        "╭─────────────╮     ┏━━━━━━━━━━━━━┓     ╭─────────────╮\n"
        "│ Reach       │ 20% ┃ Prove it    ┃     │ Deliver     │\n"
        "│             │────▶┃             ┃────▶│             │\n"
        "│ SDR     ▪▪▫ │     ┃ AE      ▪▫▫ ┃     │             │\n"
        "╰─────────────╯     ┗━━━━━━━━━━━━━┛     ╰─────────────╯\n"
    )


def test_loops_and_skips_run_below_on_tracks_of_their_own() -> None:
    assert text_of(draw(THREE, ["20%", "30%"], MOVES, "", 60, ROOM)) == (
        "╭──────────────╮     ╭──────────────╮     ╭──────────────╮\n"
        "│ Reach        │ 20% │ Prove it     │ 30% │ Deliver      │\n"
        "│              │────▶│              │────▶│              │\n"
        "│ SDR      ▪▪▫ │     │ AE       ▪▫▫ │     │              │\n"
        "╰──┬───▲───▲───╯     ╰──┬──┬─────▲──╯     ╰────┬────▲────╯\n"
        "   │   │   │            │  ╰ 10% ╯             │    │\n"
        "   │   │   ╰──── 5% ────╯                      │    │\n"
        "   │   ╰───────────────── 15% ─────────────────╯    │\n"
        "   ╰────────────────────── 3% ──────────────────────╯\n"
    )


def test_in_few_lines_cards_are_small_and_what_has_no_line_is_counted() -> None:
    drawing = draw(THREE, ["20%", "30%"], MOVES, "b", 60, 6)
    assert seen_text(drawing, window_on(drawing, "b", 60, 6)) == (
        "╭────────── ▪▪▫ ╮20% ┏━━━━━━━━━━ ▪▫▫ ┓30% ╭───────────────╮ \n"
        "│Reach          │───▶┃Prove it       ┃───▶│Deliver        │ \n"
        "╰───────▲───────╯    ┗━━┬━━┬━━━━━▲━━━┛    ╰───────────────╯ \n"
        "        │               │  ╰ 10% ╯                          \n"
        "        ╰───── 5% ──────╯                                   \n"
        "+2 moves                                                    \n"
    )


LONG = [Card("a", "Reach the right plants", "SDR", "SDR", "▪▪▫"), Card("b", "Install and commission", "engineer")]


def test_where_there_are_lines_cards_are_tall_enough_for_whole_names() -> None:
    assert text_of(draw(LONG, ["20%"], [], "", 56, 13)).count("\n") == 5
    assert text_of(draw(LONG * 4, ["20%"] * 7, [], "", 136, 13)).startswith("╭────── ▪▪▫ ╮    ╭───────────╮    ╭──")
    tall = text_of(draw(LONG * 4, ["20%"] * 7, [], "", 136, 13)).splitlines()
    assert [row[1:12].rstrip() for row in tall[1:-1]] == ["Reach the", "right", "plants", "SDR"]
    assert "…" not in "".join(tall)


def test_cards_grow_no_taller_than_leaves_a_line_below() -> None:
    assert [draw(LONG * 4, ["20%"] * 7, [], "", 136, lines).height for lines in (6, 7)] == [5, 6]


def test_a_rail_leaves_a_line_below_before_a_third_line_of_names() -> None:
    cards = [Card(str(i), "Prove it on the line", "AE") for i in range(8)]
    heights = [draw(cards, ["20%"] * 7, [Link(4, 3, "15%")], "", 76, lines).height for lines in (5, 6, 7)]
    assert heights == [5, 5, 6]


@pytest.mark.parametrize("position", [0, 4, 8])
def test_the_selected_stage_of_a_line_is_marked_on_both_sides(position: int) -> None:
    cards = [Card(f"s{i}", "Qualify the application of the meter") for i in range(9)]
    drawing = draw(cards, [], [], f"s{position}", 24, 1)
    text = seen_text(drawing, window_on(drawing, f"s{position}", 24, 1))
    assert re.search(r"\[Qualify the app.*\]", text), text
    assert width_of(text.rstrip("\n")) == 24


def test_the_form_follows_from_the_lines_there_are() -> None:
    assert [form_of(height) for height in (9, 8, 4, 3, 1)] == ["cards", "small", "small", "line", "line"]


def form_of(height: int) -> str:
    return draw(THREE, [], MOVES, "", 60, height).form


def test_one_line_names_the_selected_stage_in_full_and_counts_the_moves() -> None:
    cards = [*THREE, Card("d", "Agree the commercial terms", state=StageState("weak", 1), change="~")]
    drawing = draw(cards, [], MOVES[:1], "d", 70, 1)
    assert seen_text(drawing, window_on(drawing, "d", 70, 1)) == (
        "Reach → Prove it → Deliver → [Agree the commercial terms] ⚠1 ~ +1 move\n"
    )
    drawing = draw(cards, [], MOVES, "a", 42, 1)
    assert seen_text(drawing, window_on(drawing, "a", 42, 1)) == "[Reach]→Prove→Delive→Agree ⚠1 ~   +4 moves\n"


def test_narrow_stages_stand_below_each_other_with_the_moves_at_the_left() -> None:
    drawing = draw(THREE, ["20%", "30%"], MOVES, "b", 44, ROOM)
    assert text_of(drawing) == (
        "╭────3%───│ Reach              SDR ▪▪▫ ↓20%\n"
        "│╭───────▶│\n"
        "││╭──────▶│\n"
        "││╰──5%───┃▸Prove it           AE  ▪▫▫ ↓30%\n"
        "││ ╭─10%──┃\n"
        "││ ╰─────▶┃\n"
        "│╰───15%──│ Deliver\n"
        "╰────────▶│\n"
    )


EIGHT = [Card(str(i), name, "Account executive", "AE", "▪▪▫") for i, name in enumerate((
    "Reach the right plants", "Qualify the application", "Survey the site", "Size and specify the meter",
    "Propose", "Prove it on the line", "Agree the order", "Install and commission",
))]  # fmt: skip
SHARES = ["22%", "55%", "70%", "85%", "40%", "75%", "85%"]


def test_where_cards_have_no_room_all_stages_stand_on_one_rail() -> None:
    moves = [Link(4, 3, "15%"), Link(4, 6, "10%"), Link(2, 2, "5%")]
    assert text_of(draw(EIGHT, SHARES, moves, "2", 76, 8)) == (
        "Reach the Qualify             Size and            Prove it Agree    Install\n"
        "right     the       Survey    specify             on the   the      and\n"
        "plants    applicat… the site  the meter Propose   line     order    commiss…\n"
        "AE    ▪▪▫ AE    ▪▪▫ AE    ▪▪▫ AE    ▪▪▫ AE    ▪▪▫ AE   ▪▪▫ AE   ▪▪▫ AE   ▪▪▫\n"
        "○───22%──▶○───55%──▶●┬──▲70%─▶○▲──85%──▶○┬┬─40%──▶○───75%─▶○▲──85%─▶○\n"
        "                     ╰5%╯      ╰── 15% ──╯│                 │\n"
        "                                          ╰────── 10% ──────╯\n"
    )


def test_a_rail_has_a_line_for_badges_only_where_there_are_any() -> None:
    marked = [replace(card, state=StageState("weak", 1), votes="●3") if card.id == "1" else card for card in EIGHT]
    plain, badged = (draw(cards, SHARES, [], "", 76, 8) for cards in (EIGHT, marked))
    assert badged.height == plain.height + 1
    assert text_of(badged).split("\n")[0].strip() == "⚠1 ●3"
    assert draw(EIGHT[:5], SHARES[:4], [], "", 76, 8).form != "rail"
    assert draw([*EIGHT, *(replace(card, id=f"x{card.id}") for card in EIGHT)], SHARES, [], "", 76, 8).form == "cards"


def test_badges_wide_characters_and_long_names_keep_the_frame() -> None:
    cards = [
        Card("a", "資格を確認する段階です", "営業", "AE", "▪▪▫", StageState("weak", 1), "~", "●●●"),
        Card("b", "Agree the commercial terms and sign", "Application engineer", "AE", "▫▫▫", change="+"),
        Card("c", "x"),
    ]
    assert text_of(draw(cards, ["100%"], [], "", 56, 5)) == (
        "╭─── ●●● ⚠1 ~ ╮     ╭────────── + ╮     ╭─────────────╮\n"
        "│ 資格を確認  │100% │ Agree the   │     │ x           │\n"
        "│ する段階で… │────▶│ commercial… │────▶│             │\n"
        "│ 営業    ▪▪▫ │     │ AE      ▫▫▫ │     │             │\n"
        "╰─────────────╯     ╰─────────────╯     ╰─────────────╯\n"
    )
    assert text_of(draw(cards, ["100%"], [], "", 50, 5)) == (
        "│ 資格を確認する段階です    AE ▪▪▫ ●●● ⚠1 ~ ↓100%\n│ Agree the commercial ter… AE ▫▫▫ +        ↓\n│ x\n"
    )


def test_each_state_of_a_stage_has_a_sign_of_its_own() -> None:
    kinds = get_args(Kind)
    cards = [Card(kind, kind, state=StageState(kind)) for kind in kinds]
    tops = [draw([card], [], [], "", 60, ROOM).rows[0] for card in cards]
    signs = [piece.text.strip() for row in tops for piece in row if piece.style in kinds and piece.text.strip("╭─╮ ")]
    assert len(set(signs)) == len(kinds) == len(GLYPHS)


@st.composite
def strips(draw_from: st.DrawFn) -> tuple[list[Card], list[Link]]:
    """Any stages and any moves, each move with a label of its own."""
    count = draw_from(st.integers(1, 40))
    text = st.one_of(st.sampled_from(NAMES), st.text("aé資 👩\u200d\u0301", max_size=30))
    states = st.sampled_from((None, StageState("weak", 12), StageState("sound")))
    changes = st.sampled_from(("", "~", "+"))
    votes = st.sampled_from(("", "●●", "3.5"))
    cards = [
        Card(
            f"s{i}",
            draw_from(text),
            draw_from(text),
            "AE",
            "▪▫▫",
            draw_from(states),
            draw_from(changes),
            draw_from(votes),
        )
        for i in range(count)
    ]
    places = st.integers(0, count - 1)
    ends = st.tuples(places, places).filter(lambda ends: ends[1] != ends[0] + 1)
    hub = draw_from(st.integers(0, count - 1))
    at_hub = places.map(lambda other: (hub, other) if other % 2 else (other, hub)).filter(lambda it: it[1] != it[0] + 1)
    pairs = draw_from(st.lists(draw_from(st.sampled_from((ends, at_hub))), unique=True, max_size=14))
    return cards, [Link(start, end, f"{i + 11}%") for i, (start, end) in enumerate(pairs)]


sizes = st.tuples(st.integers(20, 200), st.integers(1, ROOM))


def drawn(strip: tuple[list[Card], list[Link]], size: tuple[int, int], selected: str = "s0") -> Drawing:
    cards, links = strip
    return draw(cards, ["20%"] * (len(cards) - 1), links, selected, *size)


@settings(max_examples=40, deadline=None)
@given(strips(), sizes, st.integers(0, 39), st.integers(-300, 300), st.integers(-60, 60))
def test_widths_are_kept_to_the_cell(
    strip: tuple[list[Card], list[Link]], size: tuple[int, int], at: int, right: int, down: int
) -> None:
    drawing = drawn(strip, size, f"s{at}")
    assert {sum(width_of(piece.text) for piece in row) for row in drawing.rows} == {drawing.width}
    window = moved(drawing, window_on(drawing, f"s{at}", *size), right, down)
    rows = seen(drawing, window)
    assert len(rows) <= size[1]
    assert {sum(width_of(piece.text) for piece in row) for row in rows} == {size[0]}


@settings(max_examples=40, deadline=None)
@given(strips(), sizes)
def test_nothing_crosses_a_card(strip: tuple[list[Card], list[Link]], size: tuple[int, int]) -> None:
    drawing = drawn(strip, size)
    rows = cells_of(drawing)
    inside = {
        (x, y): stage
        for stage, place in drawing.places.items()
        for y in range(place.y, place.y + place.height)
        for x in range(place.x, place.x + place.width)
    }
    assert list(drawing.places) == [card.id for card in strip[0]]
    assert len(inside) == sum(place.width * place.height for place in drawing.places.values())
    for y, row in enumerate(rows):
        assert [stage for _, stage in row] == [inside.get((x, y), "") for x in range(drawing.width)]
    if drawing.form in ("cards", "small"):
        for place in list(drawing.places.values())[1:]:
            bottom, end = place.height - 1, place.x + place.width - 1
            assert [rows[0][place.x][0], rows[0][end][0]] == ["╭", "╮"]
            assert [rows[bottom][place.x][0], rows[bottom][end][0]] == ["╰", "╯"]
            assert {rows[y][x][0] for y in range(1, bottom) for x in (place.x, end)} == {"│"}


@settings(max_examples=40, deadline=None)
@given(strips(), sizes)
def test_every_move_has_a_line_from_its_stage_to_its_stage_or_is_counted(
    strip: tuple[list[Card], list[Link]], size: tuple[int, int]
) -> None:
    drawing = drawn(strip, size)
    wanted = {(link.start, link.end) for link in strip[1]}
    lines = ways_down(drawing) if drawing.form == "column" else ways_below(drawing)
    assert set(lines) <= wanted
    assert len(set(lines)) == len(lines) == len(wanted) - drawing.unseen
    said = {link.label for link in strip[1] if (link.start, link.end) in lines}
    assert said == set(re.findall(r"\d\d%", below(drawing)))
    if drawing.unseen:
        window = window_on(drawing, "s0", *size)
        assert f"+{drawing.unseen} move" in seen_text(drawing, window)


def below(drawing: Drawing) -> str:
    """The lines of the moves as text."""
    if drawing.form == "line":
        return ""
    if drawing.form == "column":
        edge = min(place.x for place in drawing.places.values())
        return "\n".join("".join(char for char, _ in row[:edge]) for row in cells_of(drawing))
    lines = max(place.height for place in drawing.places.values())
    return "\n".join(text_of(drawing).split("\n")[lines:])


def ways_below(drawing: Drawing) -> list[tuple[int, int]]:
    """The stages that each line below the cards leads from and to, followed cell by cell."""
    rows = [[char for char, _ in row] for row in cells_of(drawing)]
    bottom = max(place.height for place in drawing.places.values()) - 1
    places = list(drawing.places.values())

    def card_at(x: int) -> int:
        return next(i for i, place in enumerate(places) if place.x < x < place.x + place.width - 1)

    def end_of(x: int) -> int:
        y = bottom + 1
        while rows[y][x] in "│┼":
            y += 1
        step = 1 if rows[y][x] == "╰" else -1
        assert rows[y][x] in "╰╯"
        x += step
        while rows[y][x] not in "╰╯":
            assert rows[y][x] in "─┼ %0123456789"
            x += step
        while y > bottom + 1:
            y -= 1
            assert rows[y][x] in "│┼"
        assert rows[bottom][x] == "▲"
        return x

    if drawing.form == "line":
        return []
    return [(card_at(x), card_at(end_of(x))) for x, char in enumerate(rows[bottom]) if char == "┬"]


def ways_down(drawing: Drawing) -> list[tuple[int, int]]:
    """The stages that each line beside the column leads from and to."""
    rows = [[char for char, _ in row] for row in cells_of(drawing)]
    places = list(drawing.places.values())
    edge = places[0].x

    def stage_of(y: int) -> int:
        return next(i for i, place in enumerate(places) if place.y <= y < place.y + place.height)

    def end_of(y: int) -> int:
        x = edge - 1
        while rows[y][x] not in "╭╰":
            assert rows[y][x] in "─┼%0123456789"
            x -= 1
        step = 1 if rows[y][x] == "╭" else -1
        y += step
        while rows[y][x] not in "╭╰":
            assert rows[y][x] in "│┼"
            y += step
        while x < edge - 1:
            x += 1
            assert rows[y][x] in "─┼▶"
        assert rows[y][x] == "▶"
        return y

    starts = [y for y, row in enumerate(rows) if edge and row[edge - 1] == "─"]
    return [(stage_of(y), stage_of(end_of(y))) for y in starts]


@settings(max_examples=40, deadline=None)
@given(strips(), sizes, st.integers(0, 39))
def test_the_selected_stage_is_in_view_and_every_other_can_be(
    strip: tuple[list[Card], list[Link]], size: tuple[int, int], at: int
) -> None:
    stage = strip[0][at % len(strip[0])].id
    drawing = drawn(strip, size, stage)
    window = window_on(drawing, stage, *size)
    cells = [(x, y) for y in range(size[1]) for x in range(size[0]) if stage_at(drawing, window, x, y) == stage]
    place = drawing.places[stage]
    least = min(place.width, size[0]) * min(place.height, size[1])
    assert len(cells) == least or (drawing.unseen and cells)
    start = moved(drawing, window, -9999, -9999)
    assert (start.x, start.y) == (0, 0)
    end = moved(drawing, window, 9999, 9999)
    last = strip[0][-1].id
    assert any(stage_at(drawing, end, x, y) == last for y in range(size[1]) for x in range(size[0]))


def test_a_window_says_where_there_is_more() -> None:
    cards = [Card(f"s{i}", f"Stage {i}") for i in range(20)]
    drawing = draw(cards, [], [], "s9", 76, 8)
    lines = seen_text(drawing, window_on(drawing, "s9", 76, 8)).splitlines()
    assert [lines[2][0], lines[2][-1]] == ["‹", "›"]
    assert "‹" not in seen_text(drawing, window_on(drawing, "s0", 76, 8))
    assert "›" not in seen_text(drawing, window_on(drawing, "s19", 76, 8))
    drawing = draw(cards, [], [], "s9", NARROW - 1, 8)
    lines = seen_text(drawing, window_on(drawing, "s9", NARROW - 1, 8)).splitlines()
    assert [lines[0][-1], lines[-1][-1]] == ["▴", "▾"]


def test_a_long_line_bears_its_label_in_every_part() -> None:
    cards = [Card(f"s{i}", "x") for i in range(20)]
    text = below(draw(cards, [], [Link(19, 0, "3%")], "", 76, 8))
    assert all(after - before < 76 for before, after in pairwise([0, *(m.start() for m in re.finditer("3%", text))]))


@pytest.mark.parametrize("height", [0, 8])
def test_nothing_to_draw_is_nothing(height: int) -> None:
    assert draw([] if height else THREE, [], [], "", 80, height) == Drawing()
