from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test
from tests.samples import stages_map

EVERY = ("prospecting", "qualifying", "selling", "delivering")


def phases(*names: str) -> ProcessMap:
    return stages_map(*({"phase": name} for name in names))


test_table = table_test(
    "missing-phase",
    sound=[phases(*EVERY), phases(*EVERY, "selling"), phases(*EVERY, "")],
    weak=[
        (phases(*EVERY[:3]), "No stage belongs to delivering"),
        (phases(*EVERY[1:]), "No stage belongs to prospecting"),
    ],
    unknown=[
        (phases("", ""), "phase"),
        (phases(*EVERY[:2], "", "selling", ""), "phase at s3, phase at s5"),
    ],
)


def test_one_finding_a_phase_on_the_side() -> None:
    findings = judged("missing-phase", phases("selling", "qualifying")).findings
    assert [(finding.stage, finding.field) for finding in findings] == [(None, "prospecting"), (None, "delivering")]
    assert dict(findings[0].evidence) == {"phases": "qualifying and selling"}
