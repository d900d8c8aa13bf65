from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import example, sound, stages_map

GATE = {"phase": "qualifying"}
SELL = {"phase": "selling"}


def gated(passed: float, won: float, **gate: Any) -> ProcessMap:
    """Each costs an hour at the gate and none later: what the gate passes and is not won is lost after it."""
    first = {**GATE, "conversion": passed, "hours": {"ae": 1}, **gate}
    return stages_map(first, {**SELL, "conversion": won, "hours": {}}, entering=100)


def qualified(*phases: str | None) -> ProcessMap:
    """The worked example with these phases: 49 % of its lost hours are lost after Qualify, 50 % before."""
    data = example()
    for stage, phase in zip(data["current"]["stages"], phases, strict=True):
        stage |= {"phase": phase} if phase else {}
    return sound(data)


test_table = table_test(
    "soft-gate",
    sound=[
        qualified("prospecting", "qualifying", "selling", "delivering"),
        qualified("prospecting", "prospecting", "selling", "delivering"),
        qualified("qualifying", "selling", "selling", "qualifying"),
        gated(0.5, 0.5),
        gated(0.4, 0.3),
        gated(1, 1),
        gated(0, 0),
        stages_map({**GATE, "conversion": 0.1, "hours": {"ae": 1}}, entering=100),
        stages_map({}, GATE),
    ],
    weak=[
        (
            gated(0.9, 0.2),
            "Only 20 % of what Stage 1 passes is delivered, and 88 % of the lost hours come after it",
        ),
        (
            qualified("qualifying", "selling", "selling", "delivering"),
            "Only 14 % of what Prospect passes is delivered, and 66 % of the lost hours come after it",
        ),
    ],
    unknown=[
        (gated(0.9, 0.2, phase=None), "phase at s1"),
        (qualified(None, "qualifying", "selling", None), "phase at deliver"),
        (qualified(None, None, "selling", "delivering"), "phase at prospect, phase at qualify"),
        (sound(example()), "phase"),
        (stages_map({**GATE, "hours": {}}, {**SELL, "conversion": 1}, entering=1), "conversion at s1, hours at s2"),
        (
            stages_map({**GATE, "conversion": 1, "hours": {}}, {**SELL, "conversion": 1, "hours": {}}),
            "entering or goal",
        ),
    ],
)

test_least_share_lost_after = threshold_test(
    "soft-gate", "least_share_lost_after", lambda share: gated(share, 0), "at or above", st.floats(0.05, 0.95)
)
test_least_share_delivered = threshold_test(
    "soft-gate", "least_share_delivered", lambda share: gated(1, share), "below", st.floats(0.05, 0.95)
)


def test_the_evidence_retraces_both_shares() -> None:
    finding = judged("soft-gate", gated(0.9, 0.2)).findings[0]
    assert (finding.stage, finding.field) == ("s1", "exit")
    assert {name: round(float(value), 6) for name, value in finding.evidence} == {
        "share_delivered": 0.2,
        "lost_hours_after": 72,
        "all_lost_hours": 82,
        "share_of_lost_hours": round(72 / 82, 6),
    }


# held against a process played out move by move


@st.composite
def gated_maps(draw: st.DrawFn) -> ProcessMap:
    """Two to four stages with loops and skips, and a gate among all but the last of them."""
    count = draw(st.integers(2, 4))
    gate = draw(st.integers(0, count - 2))
    stages = [
        {
            "phase": "qualifying" if at == gate else "selling",
            "conversion": draw(st.integers(1, 12)) / 20,
            "hours": {"ae": draw(st.integers(0, 9))},
            "entering": draw(st.integers(0, 50)),
        }
        for at in range(count)
    ]
    pairs = [(start, end) for start in range(count) for end in range(count) if end != start + 1]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=2))
    flows = [{"from": f"s{a + 1}", "to": f"s{b + 1}", "share": draw(st.integers(0, 4)) / 20} for a, b in chosen]
    return stages_map(*stages, flows=flows, entering=100)


def moves_of(process_map: ProcessMap) -> list[dict[int, float]]:
    """Of each stage, the share that moves to each other; the one after the last is delivery."""
    side, count = process_map.current, len(process_map.current.stages)
    rows = [{at + 1: stage.conversion.typical or 0.0} for at, stage in enumerate(side.stages) if stage.conversion]
    for flow in side.flows:
        assert flow.share is not None
        rows[int(flow.from_[1:]) - 1][int(flow.to[1:]) - 1] = flow.share.typical or 0.0
    assert len(rows) == count
    return rows


def played(process_map: ProcessMap, enters: dict[int, float]) -> tuple[float, list[float]]:
    """What is delivered, and the hours lost at each stage, when all move step by step until hardly any is left."""
    rows = moves_of(process_map)
    hours = [stage.hours_by_role["ae"] if stage.hours_by_role else 0 for stage in process_map.current.stages]
    there = [(enters.get(at, 0.0), 0.0) for at in range(len(rows))]
    delivered, lost = 0.0, [0.0] * len(rows)
    for _ in range(2000):
        coming = [(0.0, 0.0)] * (len(rows) + 1)
        for at, (deals, carried) in enumerate(there):
            worked = carried + deals * hours[at]
            for end, share in rows[at].items():
                coming[end] = (coming[end][0] + share * deals, coming[end][1] + share * worked)
            lost[at] += (1 - sum(rows[at].values())) * worked
        delivered, there = delivered + coming[-1][0], coming[:-1]
    return delivered, lost


@given(gated_maps())
def test_both_shares_are_those_of_the_process_played_out(process_map: ProcessMap) -> None:
    stages = process_map.current.stages
    gate = next(at for at, stage in enumerate(stages) if stage.phase == "qualifying")
    forward = {end: share for end, share in moves_of(process_map)[gate].items() if end > gate}
    won = played(process_map, forward)[0] / sum(forward.values())
    enters = {at: (stage.entering or 0.0) + (100 if at == 0 else 0) for at, stage in enumerate(stages)}
    lost = played(process_map, enters)[1]
    after, total = sum(lost[gate + 1 :]), sum(lost)
    findings = judged("soft-gate", process_map).findings
    if abs(after - total / 2) > 1e-6 * total and abs(won - 0.5) > 1e-6:
        assert bool(findings) == (after > total / 2 and won < 0.5)
    for finding in findings:
        evidence = {name: float(value) for name, value in finding.evidence}
        assert abs(evidence["share_delivered"] - won) < 1e-6
        assert abs(evidence["lost_hours_after"] - after) < 1e-6 * total
