"""Puts a role's page together."""

from collections.abc import Iterable, Iterator

from procmap.export.page import Item, Page, Section
from procmap.export.role_page.changes import change_items
from procmap.export.role_page.plan import action_lines, finding_lines, goal_lines, kpi_lines
from procmap.export.role_page.work import handoff_lines, part_lines, time_lines
from procmap.model.process_map import ProcessMap
from procmap.rules.finding import Report
from procmap.rules.wording import quoted


def role_page(process_map: ProcessMap, report: Report, role_id: str) -> Page:
    """What changes for a role of the map, with what the rules say of its stages."""
    title = f"{quoted(process_map.role_name(role_id))}: what changes for me"
    return Page(title, tuple(section for section in _sections(process_map, report, role_id) if section.says))


def _sections(process_map: ProcessMap, report: Report, role_id: str) -> Iterator[Section]:
    yield _section(quoted(process_map.process.name), part_lines(process_map, role_id))
    yield Section("What changes at my stages", tuple(change_items(process_map, role_id)))
    yield _section("What I hand over and receive", handoff_lines(process_map, role_id))
    yield _section("My time", time_lines(process_map, role_id))
    yield _section("My KPIs", kpi_lines(process_map, role_id))
    yield _section("My actions", action_lines(process_map, role_id))
    yield _section("My goals", goal_lines(process_map, role_id))
    yield _section("Still open at my stages", finding_lines(process_map, report, role_id))


def _section(heading: str, lines: Iterable[str]) -> Section:
    return Section(heading, tuple(map(Item, lines)))
