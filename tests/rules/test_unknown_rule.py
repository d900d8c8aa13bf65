from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test
from tests.samples import stages_map


def waiving(*rules: str) -> ProcessMap:
    return stages_map({}, waivers=[{"rule": rule, "reason": "So agreed"} for rule in rules])


def acting(*rules: str) -> ProcessMap:
    return stages_map({}, actions=[{"id": "a1", "answers": [{"rule": rule, "stage": "s1"} for rule in rules]}])


test_table = table_test(
    "unknown-rule",
    sound=[stages_map({}), waiving("no-exit", "unknown-rule"), acting("no-owner")],
    weak=[
        (waiving("no-exits"), "A waiver names the rule no-exits, which there is not: the nearest is no-exit"),
        (
            acting("bare-handof"),
            "An action names the rule bare-handof, which there is not: the nearest is bare-handoff",
        ),
        (
            waiving("no-exits", "no-exits"),
            "A waiver names the rule no-exits, which there is not: the nearest is no-exit",
        ),
    ],
    unknown=[(waiving(""), "rule of a waiver"), (acting(""), "rule of an answer")],
)


def test_it_is_about_the_map() -> None:
    finding = judged("unknown-rule", waiving("no-exits")).findings[0]
    assert (finding.side, finding.stage, finding.field) == (None, None, "no-exits")


def test_a_map_without_stages_is_judged_too() -> None:
    assert len(judged("unknown-rule", stages_map(waivers=[{"rule": "x", "reason": "So"}])).findings) == 1
