import importlib
from pathlib import Path

import pytest

import procmap.rules
from procmap.rules.finding import SEVERITIES
from procmap.rules.page import SECTIONS, TRY, WHY, gist, page, section, title
from procmap.rules.registry import RULES, THRESHOLDS, nearest_rule, rule_named
from procmap.rules.rule import Rule

ROOM = Path(procmap.rules.__file__).parent
EVERY = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


def test_every_rule_of_the_folder_is_registered_once() -> None:
    modules = [importlib.import_module(f"procmap.rules.{path.stem}") for path in ROOM.glob("[!_]*.py")]
    rules = [module.RULE for module in modules if hasattr(module, "RULE")]
    assert sorted(rule.id for rule in rules) == sorted(rule.id for rule in RULES)
    assert len({rule.id for rule in RULES}) == len(RULES)


@EVERY
def test_a_rule_is_named_as_its_file_and_its_test(rule: Rule) -> None:
    name = rule.id.replace("-", "_")
    assert rule.judge.__module__ == f"procmap.rules.{name}"
    assert (Path(__file__).parent / f"test_{name}.py").exists()


@EVERY
def test_a_rule_has_its_page(rule: Rule) -> None:
    headings = [line[3:] for line in page(rule).splitlines() if line.startswith("## ")]
    assert tuple(headings) == SECTIONS
    assert all(section(rule, heading) for heading in SECTIONS)
    assert title(rule).endswith(".")
    assert len(title(rule)) <= 80


@EVERY
def test_why_and_what_to_try_are_a_sentence_each(rule: Rule) -> None:
    for heading in (WHY, TRY):
        assert gist(rule, heading).count(". ") == 0
        assert len(gist(rule, heading)) <= 120


@EVERY
def test_the_page_states_the_thresholds(rule: Rule) -> None:
    said = section(rule, SECTIONS[0]).replace("twice", "2").replace("10 %", "0.1")
    unsaid = {"most_utilisation": "1 or more"}
    for name, value in rule.thresholds.items():
        assert unsaid.get(name, f"{value:g}") in said


@EVERY
def test_a_rule_has_its_samples_and_a_test_of_each_threshold(rule: Rule) -> None:
    module = importlib.import_module(f"tests.rules.test_{rule.id.replace('-', '_')}")
    tests = [value for name, value in vars(module).items() if name.startswith("test_")]
    tables = [test.table for test in tests if hasattr(test, "table")]
    assert tables
    assert all(table.rule == rule.id for table in tables)
    assert sum(table.sound for table in tables) > 0
    assert sum(table.weak for table in tables) > 0
    assert all(table.unknown is None or table.unknown > 0 for table in tables)
    tried = [test.threshold for test in tests if hasattr(test, "threshold")]
    assert sorted(tried) == sorted((rule.id, name) for name in rule.thresholds)


def test_the_severities_are_known() -> None:
    assert all(rule.severity in SEVERITIES for rule in RULES)


def test_rules_by_name() -> None:
    assert rule_named("no-owner") in RULES
    assert rule_named("no-ownr") is None
    assert nearest_rule("no-ownr") == "no-owner"
    assert nearest_rule("???") in THRESHOLDS
