"""DOT source: byte for byte on small maps, and whole whatever words a map holds."""

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from procmap.export.dot import dot_source
from procmap.export.pictures import render
from procmap.model.data import from_data
from procmap.model.process_map import ProcessMap
from procmap.rules.finding import Report, WeakLink

GOLDENS = Path(__file__).parent / "goldens"
SVG = "{http://www.w3.org/2000/svg}"

SMALL = {
    "format": 1,
    "process": {"name": "Flow meters", "starts_when": "A plant asks", "ends_when": "The meter runs", "goal": 60},
    "roles": [{"id": "ae", "name": "Account executive"}],
    "current": {
        "stages": [
            {"id": "qualify", "name": "Qualify", "owner": "ae", "conversion": 0.5, "hours": {"ae": 3}},
            {"id": "propose", "name": "Propose", "customer_value": "One price for the whole loop", "conversion": 0.3},
            {"id": "deliver", "name": "Deliver", "owner": "ae", "conversion": 0.95, "hours": {}},
        ],
        "flows": [{"from": "propose", "to": "qualify", "share": 0.15, "why": "Incomplete"}],
    },
    "target": {},
}
REPORT = Report(weak_links=(WeakLink("current", "propose", 1, ("no-owner",)),))

HOSTILE = (
    "\\",
    "ends in a backslash\\",
    "\\N \\G \\E \\l",
    '"',
    "<b>bold</b>",
    "<",
    "&lt;",
    "&",
    "a:b",
    "]]>",
    "--><!--",
    "\u202eright to left",
    "\ufffe\uffff",
    "\u200d",
    "数据 🙂 Ελλάδα Привет",
    "wordwithoutend" * 60,
    "';]} digraph {x->y}",
)


@pytest.mark.parametrize("side", ["current", "target"])
def test_the_source_of_a_small_map_is_known_to_the_byte(side, golden):
    golden(GOLDENS / f"small-{side}.dot", dot_source(from_data(SMALL), side, REPORT))


def test_the_source_says_how_a_plain_dot_keeps_the_positions():
    assert "layout=nop2" in dot_source(from_data(SMALL), "current", REPORT)


def groups(svg: bytes) -> dict[str, list[ElementTree.Element]]:
    """The nodes and edges of a picture."""
    found = ElementTree.fromstring(svg).iter(f"{SVG}g")  # noqa: S314 - our own picture
    made: dict[str, list[ElementTree.Element]] = {"node": [], "edge": []}
    for group in found:
        made.setdefault(group.get("class", ""), []).append(group)
    return made


def words(svg: bytes) -> str:
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own picture
    return " ".join(" ".join(text.text or "" for text in root.iter(f"{SVG}text")).split())


def wordy(text: str) -> ProcessMap:
    """A map that says the same words wherever it can."""
    stage = {"name": text, "customer_value": text, "owner": "r"}
    return from_data(
        {
            "format": 1,
            "process": {"name": text, "organisation": text, "starts_when": f"x{text}", "ends_when": f"x{text}"},
            "roles": [{"id": "r", "name": text}],
            "current": {
                "stages": [{"id": "a", **stage}, {"id": "b", **stage}],
                "flows": [{"from": "b", "to": "a", "share": 0.1, "why": text}],
            },
        }
    )


lines = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=60)
@given(lines)
@example("x" * 3000)
def test_any_words_render_to_a_picture_with_the_same_nodes(text):
    svg = render(dot_source(wordy(text), "current", Report()), "svg")
    titles = [group.findtext(f"{SVG}title") for group in groups(svg)["node"]]
    assert sorted(titles) == ["end", "legend", "n0", "n1", "start", "title"]
    assert len(groups(svg)["edge"]) == 4


@pytest.mark.parametrize("text", HOSTILE)
def test_words_that_mean_something_to_graphviz_are_only_words(text):
    svg = render(dot_source(wordy(text), "current", Report()), "svg")
    assert len(groups(svg)["node"]) == 6
    assert "\u202e" not in svg.decode()


@pytest.mark.parametrize("text", ["a\\", "\\N", "<b>", "&lt;", 'say "x"', "a:b"])
def test_words_are_shown_as_they_are(text):
    assert text in words(render(dot_source(wordy(text), "current", Report()), "svg"))


def test_a_card_says_name_owner_value_conversion_hours_and_mark():
    said = words(render(dot_source(from_data(SMALL), "current", REPORT), "svg"))
    for part in ("Qualify", "Account executive", "One price for the whole loop", "50 %", "3 h", "WEAK LINK 1"):
        assert part in said
    for part in ("No owner yet", "No customer value named", "95 % delivered", "0 h", "15 % · Incomplete"):
        assert part in said


def test_a_weak_link_is_known_without_colour():
    source = dot_source(from_data(SMALL), "current", REPORT)
    framed = [line for line in source.splitlines() if line.startswith("\tn1 ")]
    assert 'color="#000000"' in framed[0]
    assert "penwidth=3" in framed[0]
    assert source.count("penwidth=3") == 1


def test_the_head_holds_the_numbers_of_the_side():
    said = words(render(dot_source(from_data(SMALL), "current", REPORT), "svg"))
    assert re.search(r"60 goal, deals a year", said)
    assert "deliverable" in said
    assert "constraint" in said


def test_a_side_without_stages_gives_a_small_friendly_picture():
    svg = render(dot_source(from_data(SMALL), "target", Report()), "svg")
    assert "No stages yet" in words(svg)


def test_the_same_map_gives_the_same_source_in_another_process():
    code = (
        "import json,sys;from procmap.export.dot import dot_source;from procmap.model.data import from_data;"
        "from procmap.rules.finding import Report;"
        "sys.stdout.write(dot_source(from_data(json.load(sys.stdin)),'current',Report()))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps(SMALL),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == dot_source(from_data(SMALL), "current", Report())
