import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.export.github import fault_command, finding_commands
from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import Finding
from procmap.store.faults import PlacedFault
from procmap.store.reading import parse_map
from tests.rules.tables import TODAY

# As the runner reads a line: a command, its properties, its data; escapes are undone at the end.
COMMAND = re.compile(r"^::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)$")

TEXT = """\
format = 1
process = { name = "Gläser" }
roles = [{ id = "ae" }]

[[current.stages]]
id = "prove"
name = "100 %: a, b"
owner = "ae"
customer_value = "Sees it run"
exit_by = "seller"
exit = "Sent\u202e, 50 % ::error::"
right_first_time = 0.7
"""

TRY = "Try first: ask which act of the buyer shows the same thing, and make that the exit."


def read(line: str) -> tuple[str, dict[str, str], str]:
    found = COMMAND.match(line)
    assert found, line
    level, properties, data = found.groups()
    pairs = (part.split("=", 1) for part in properties.split(","))
    return level, {name: unquote(value) for name, value in pairs}, unquote(data)


def findings(process_map: ProcessMap, *rules: str) -> list[Finding]:
    return [finding for finding in check_map(process_map, today=TODAY).findings if finding.rule in rules]


def test_a_finding_is_a_command_at_its_line() -> None:
    process_map = parse_map(TEXT.encode(), "m.toml")
    found = findings(process_map, "seller-side-exit", "no-tool")
    warning, notice = map(read, finding_commands("maps/a, b.toml", TEXT, process_map, found))
    assert warning == (
        "warning",
        {"file": "maps/a, b.toml", "line": "10", "col": "1", "title": "procmap seller-side-exit"},
        "100 %: a, b ends by our own act, not the buyer's.\nexit Sent�, 50 % ::error::\n" + TRY,
    )
    assert notice[:2] == ("notice", {"file": "maps/a, b.toml", "line": "5", "col": "1", "title": "procmap no-tool"})


def test_a_fault_is_a_command_too() -> None:
    assert fault_command(PlacedFault("maps/bad.toml", 7, 12, "`entering` is 5 %: expected a number")) == (
        "::error file=maps/bad.toml,line=7,col=12,title=procmap::`entering` is 5 %25: expected a number"
    )


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_nothing_breaks_out_of_a_command(message: str, name: str) -> None:
    line = fault_command(PlacedFault(f"/x{name}", 1, 1, message))
    level, properties, _ = read(line)
    assert len(line.splitlines()) == 1
    assert (level, list(properties)) == ("error", ["file", "line", "col", "title"])


def test_a_file_is_named_from_the_folder_that_the_check_runs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    places = {"./maps/../a.toml": "a.toml", str(tmp_path / "here/a.toml"): "a.toml", "../a.toml": f"{tmp_path}/a.toml"}
    for path, said in places.items():
        assert read(fault_command(PlacedFault(path, 1, 1, "")))[1]["file"] == said
