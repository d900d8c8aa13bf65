"""What the documents say of the program, held against the program."""

import re
from pathlib import Path

import pytest

from procmap.cli.main import COMMANDS
from procmap.export.rules_text import rule_pages
from procmap.model.data import key_of
from procmap.model.record import Record
from procmap.rules.registry import RULES
from procmap.store.reading import parse_map
from procmap.store.starters import STARTERS
from procmap.tui.command import Command
from procmap.tui.commands import REALITY, REVIEW, WORKSHOP
from procmap.workshop.fields.every import FIELDS
from procmap.workshop.timing.agenda import STEPS, Step

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCS = (README, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("**/*.md")))
EVERY_DOCUMENT = pytest.mark.parametrize("document", DOCS, ids=lambda path: str(path.relative_to(ROOT)))

LINK = re.compile(r"\]\((?!https?:)([^)\s]*)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
MODULE = re.compile(r"`(procmap/[\w/]+\.py|(?:procmap|tests)/[\w/]*/|tests/[\w/]+\.py)`")
TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def anchors_in(path: Path) -> set[str]:
    """The anchors that a host of git repositories makes of the headings."""
    headings = HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@EVERY_DOCUMENT
def test_every_link_and_picture_leads_somewhere(document: Path) -> None:
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        goal = document.parent / name if name else document
        assert goal.exists(), link
        assert not anchor or anchor in anchors_in(goal), link


@EVERY_DOCUMENT
def test_every_module_and_folder_named_is_there(document: Path) -> None:
    for name in MODULE.findall(document.read_text(encoding="utf-8")):
        assert (ROOT / name).exists(), name


def test_every_module_of_a_room_stands_in_that_room() -> None:
    rooms = re.findall(r"^\| `(procmap/\w+)/` \|(.+)$", text_of("docs/architecture.md"), re.MULTILINE)
    assert len(rooms) == len([path for path in (ROOT / "procmap").iterdir() if (path / "__init__.py").exists()])
    for room, row in rooms:
        for name in re.findall(r"`(\w+\.py)`", row):
            assert any((ROOT / room).rglob(name)), f"{room}/{name}"


def test_the_pages_of_the_rules_are_those_of_the_program() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/rules").iterdir()}
    assert written == dict(rule_pages()), "make docs writes them"


def test_the_number_of_rules_is_theirs() -> None:
    assert f"[{len(RULES)} rules]" in text_of("README.md")
    assert f"- {len(RULES)} rules " in text_of("CHANGELOG.md")


def test_the_table_of_commands_holds_every_command_and_no_other() -> None:
    listed = re.findall(r"^\| `procmap ([a-z-]+)[ `]", text_of("README.md"), re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


def test_every_starter_is_named() -> None:
    assert [starter.name for starter in STARTERS if f"`{starter.name}`" not in text_of("README.md")] == []


@pytest.mark.parametrize("record", FIELDS, ids=lambda record: record.__name__)
def test_every_field_of_the_format_is_described(record: type[Record]) -> None:
    described = text_of("docs/map-format.md")
    keys = [key_of(name) for name in record.model_fields]
    assert [key for key in keys if not re.search(rf"[`\[]{key}[`\]]|\b{key} =", described)] == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_a_step_is_described_with_its_questions_and_minutes(step: Step) -> None:
    minutes = " / ".join(map(str, step.minutes))
    number = STEPS.index(step) + 1
    assert f"| **{number} {step.title}** | {minutes} | {' '.join(step.questions)} |" in text_of("docs/workshop.md")


@pytest.mark.parametrize("command", [*WORKSHOP, *REVIEW, *REALITY], ids=lambda command: command.action)
def test_a_key_of_the_workshop_is_described(command: Command) -> None:
    assert f"| {command.key_names} |" in text_of("docs/workshop.md")


@EVERY_DOCUMENT
def test_a_whole_map_in_a_document_is_a_map(document: Path) -> None:
    for sample in TOML.findall(document.read_text(encoding="utf-8")):
        if sample.startswith("format = 1"):
            parse_map(sample.encode(), document.name)


def test_the_readme_quotes_what_the_target_of_the_sample_changes() -> None:
    told = text_of("tests/export/difference/goldens/flow-meters.txt")
    quoted = re.findall(r"^```\n(The numbers\n.*?)^```", text_of("README.md"), re.MULTILINE | re.DOTALL)
    assert len(quoted) == 1
    assert quoted[0] in told
