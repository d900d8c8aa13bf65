"""Puts the page of a comparison together."""

from collections.abc import Iterator

from procmap.export.difference.changing import ARROW
from procmap.export.difference.comparison import ComparedSide, Comparison, Told
from procmap.export.difference.findings import finding_sections
from procmap.export.difference.number_sentences import number_sentences
from procmap.export.difference.numbers import number_rows
from procmap.export.difference.side_sentences import side_sentences
from procmap.export.difference.stage_items import stage_items
from procmap.export.difference.stage_sentences import flow_sentence
from procmap.export.page import Item, Page, Section
from procmap.export.what_if.figures import SAME
from procmap.model.text import displayed
from procmap.rules.wording import quoted


def comparison_page(comparison: Comparison, told: Told) -> Page:
    """The whole comparison: numbers, weak links and findings, stage after stage, and whatever else differs."""
    names = (quoted(judged.map.process.name) for judged in (comparison.before, comparison.after))
    name = f" {ARROW} ".join(dict.fromkeys(names))
    if comparison.is_of_sides:
        nothing = Section("The target changes nothing yet.")
        title = f"{name}: what the target changes"
    else:
        nothing = Section("Nothing differs.")
        title = f"{name}: what differs"
    sections = [section for section in _sections(comparison, told) if section.says]
    return Page(title, (*sections, *([] if comparison.differs else [nothing])))


def _sections(comparison: Comparison, told: Told) -> Iterator[Section]:
    if not comparison.is_of_sides:
        names = (displayed(judged.name) for judged in (comparison.before, comparison.after))
        yield Section("Compared", (), (f" {ARROW} ".join(names),))
    if comparison.differs:
        for side in comparison.sides:
            yield _numbers(comparison, side)
        yield from finding_sections(comparison)
        for side in comparison.sides:
            yield from _changes(comparison, side)
        yield Section("In the rest of the map", tuple(map(Item, told(comparison.rest))))


def _numbers(comparison: Comparison, side: ComparedSide) -> Section:
    heading = f"The numbers{_of(comparison, side)}"
    heads = (side.before, side.after) if comparison.is_of_sides else ("before", "after")
    rows = number_rows(comparison.maps_of(side), side.was, side.now, heads)
    if all(mark == SAME for *_, mark in rows[1:]):
        return Section(heading)
    return Section(heading, (), (number_sentences(comparison.maps_of(side), side.was, side.now),), rows)


def _changes(comparison: Comparison, side: ComparedSide) -> Iterator[Section]:
    maps, of_side = comparison.maps_of(side), _of(comparison, side)
    yield Section(f"Stage by stage{of_side}", tuple(stage_items(comparison, side)))
    whole = [sentence for change in side.changes.fields for sentence in side_sentences(maps, change)]
    loose = [flow_sentence(maps, flow) for flow in side.changes.flows]
    yield Section(f"The process as a whole{of_side}", tuple(map(Item, [*whole, *loose])))


def _of(comparison: Comparison, side: ComparedSide) -> str:
    return "" if comparison.is_of_sides else f", {side.after}"
