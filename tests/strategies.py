"""Maps made up by hypothesis: every field of the format, references that lead somewhere, flows that can be left."""

import datetime
from typing import Any, get_args

from hypothesis import strategies as st

from procmap.model.data import from_data
from procmap.model.process import LifeCycle, Period
from procmap.model.process_map import ProcessMap, Status, StepName
from procmap.model.stage import Actor, Direction, Level, MetricKind, Phase

IDS = ("a", "b1", "c-2", "d_3", "e", "f", "current", "9")

lines = st.text("aB9 é→“\"'\\#=[]{},.", min_size=1, max_size=12).map(lambda text: text.strip() or "x")
texts = st.text("aB \n\"'\\#[]", max_size=16)
shares = st.integers(0, 20).map(lambda n: n / 20)
numbers = st.one_of(st.integers(0, 5000), st.floats(0, 1e6).map(lambda n: round(n, 3)))
counts = st.integers(0, 40)
ratings = st.integers(0, 5)
dates = st.dates(datetime.date(2025, 1, 1), datetime.date(2028, 12, 31))
truths = st.booleans()


def choice(literal: Any) -> st.SearchStrategy[str]:
    """One of a literal's values."""
    return st.sampled_from(get_args(literal))


def table(required: dict[str, Any] | None = None, **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A table of the file: the required keys, and some of the others, in any order."""
    return st.fixed_dictionaries(required or {}, optional=optional)


def some(items: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """A short list."""
    return st.lists(items, max_size=3)


def estimates(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A plain number, or a table with what is known of it."""
    whole = table(
        typical=values, low=values, high=values, basis=st.sampled_from(("estimate", "measured")), n=counts, source=lines
    )
    return st.one_of(values, values, whole)


def ids(least: int = 0) -> st.SearchStrategy[list[str]]:
    """A few different ids."""
    return st.lists(st.sampled_from(IDS), unique=True, min_size=least, max_size=4)


def reference(key: str, names: list[str]) -> dict[str, Any]:
    """The optional key with a reference to one of the names; no key where there is none."""
    return {key: st.sampled_from(names)} if names else {}


@st.composite
def _metric(draw: st.DrawFn, name: str, roles: list[str], objectives: list[str]) -> dict[str, Any]:
    metric = draw(
        table(
            {"id": st.just(name)},
            name=lines,
            kind=choice(MetricKind),
            level=choice(Level),
            unit=lines,
            actual=numbers,
            target=numbers,
            red=numbers,
            better=choice(Direction),
            cadence=lines,
            weight=st.integers(1, 5),
            **reference("owner", roles),
            **reference("objective", objectives),
        )
    )
    if {"red", "target", "better"} <= set(metric):
        ends = sorted((metric["red"], metric["target"]))
        metric["red"], metric["target"] = ends if metric["better"] == "higher" else ends[::-1]
    return metric


@st.composite
def _stage(draw: st.DrawFn, name: str, roles: list[str], objectives: list[str]) -> dict[str, Any]:
    stage = draw(
        table(
            {"id": st.just(name), "name": lines},
            phase=choice(Phase),
            buyer=lines,
            purpose=texts,
            customer_value=lines,
            value_proof=lines,
            entry=lines,
            exit=lines,
            exit_by=choice(Actor),
            crucial=truths,
            binding=truths,
            workaround=lines,
            conversion=estimates(shares.map(lambda share: share / 2)),
            hours=st.dictionaries(st.sampled_from(roles), estimates(numbers)) if roles else st.just({}),
            our_wait_days=estimates(numbers),
            buyer_wait_days=estimates(numbers),
            right_first_time=estimates(shares),
            max_days=numbers,
            in_progress=numbers,
            entering=numbers,
            handoff=table(packet=lines, accepted_when=lines),
            activities=some(table(name=lines, per_opportunity=numbers, minutes=numbers, feedback=lines)),
            tools=some(table(name=lines, fit=ratings, rekeyed=truths)),
            skills=some(table(name=lines, needed=ratings, actual=ratings, holders=counts)),
            roadblocks=some(
                table(
                    says=lines,
                    count=counts,
                    days=numbers,
                    normal=truths,
                    answer=lines,
                    fill=lines,
                    **reference("owner", roles),
                )
            ),
            losses=some(table(why=lines, share=shares)),
            **reference("owner", roles),
        )
    )
    metrics = [draw(_metric(metric, roles, objectives)) for metric in draw(ids())[:2]]
    return {**stage, "metrics": metrics}


@st.composite
def _side(draw: st.DrawFn, name: str, roles: list[str], objectives: list[str]) -> dict[str, Any]:
    side = draw(
        table(
            entering=numbers,
            goal=numbers,
            deal_value=numbers,
            life_cycle=choice(LifeCycle),
            headcount=st.dictionaries(st.sampled_from(roles), numbers) if roles else st.just({}),
            selling_share=st.dictionaries(st.sampled_from(roles), shares) if roles else st.just({}),
            **({"observed": table(delivered=numbers, lead_time_days=numbers)} if name == "current" else {}),
        )
    )
    stages = draw(ids())
    side["stages"] = [draw(_stage(stage, roles, objectives)) for stage in stages]
    side["flows"] = draw(_flows(stages))
    return side


@st.composite
def _flows(draw: st.DrawFn, stages: list[str]) -> list[dict[str, Any]]:
    """At most two flows that do not lead to the next stage; each takes too little for a loop to close."""
    pairs = [(i, j) for i in range(len(stages)) for j in range(len(stages)) if j != i + 1]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=2)) if pairs else []
    small = estimates(st.integers(0, 4).map(lambda n: n / 20))
    return [
        {"from": stages[i], "to": stages[j], **draw(table(share=small, after_days=numbers, why=lines))}
        for i, j in chosen
    ]


@st.composite
def map_data(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a valid map, as a file could hold them."""
    roles, objectives = draw(ids()), draw(ids())
    sides = {name: draw(_side(name, roles, objectives)) for name in ("current", "target")}
    if draw(truths):
        del sides["target"]
    stages = [stage for side in sides.values() for stage in side["stages"]]
    names = [stage["id"] for stage in stages]
    metrics = [f"{stage['id']}/{metric['id']}" for stage in stages for metric in stage["metrics"]]
    process = table(
        {"name": lines},
        organisation=lines,
        starts_when=lines,
        ends_when=lines,
        life_cycle=choice(LifeCycle),
        period=choice(Period),
        weeks_per_year=numbers,
        goal=numbers,
        deal_value=numbers,
        margin=shares,
        currency=lines,
        planned_utilisation=shares,
        notes=texts,
    )
    return {
        "format": 1,
        "process": draw(process),
        "objectives": [
            {"id": name, **draw(table(name=lines, success_factor=lines, **reference("supports", objectives[:i])))}
            for i, name in enumerate(objectives)
        ],
        "roles": [
            {"id": name, **draw(table(name=lines, hours_per_week=numbers, selling_share=shares, cost_per_hour=numbers))}
            for name in roles
        ],
        **sides,
        **draw(_agreed(names, metrics, roles, objectives)),
    }


@st.composite
def _agreed(
    draw: st.DrawFn, stages: list[str], metrics: list[str], roles: list[str], objectives: list[str]
) -> dict[str, Any]:
    """What the room agreed on: the lists beside the sides."""
    stage, metric = reference("stage", stages), reference("metric", metrics)
    action = table(
        title=lines,
        answers=some(table(rule=lines, **stage)),
        owner=lines,
        due=dates,
        status=choice(Status),
        expect=lines,
        **metric,
        **reference("objective", objectives),
    )
    vote = table(
        topic=lines, scores=st.lists(ratings, max_size=4), guesses=some(numbers), dots=counts, concern=lines, **stage
    )
    script = table(
        name=lines,
        sections=ids().flatmap(
            lambda names: st.tuples(
                *(table({"id": st.just(name)}, name=lines, weight=counts, looks_like=lines) for name in names)
            ).map(list)
        ),
        **stage,
    )
    waiver = table(rule=lines, field=lines, reason=lines, until=dates, **stage, **reference("role", roles))
    workshop = table(on=dates, facilitator=lines, participants=some(lines), deals=some(lines), overruns=some(lines))
    return {
        "actions": [{"id": name, **draw(action)} for name in draw(ids())[:2]],
        "goals": [{"id": name, **draw(table(who=lines, to=numbers, by=dates, **metric))} for name in draw(ids())[:2]],
        "votes": draw(some(vote)),
        "decisions": draw(some(table(step=choice(StepName), text=lines))),
        "parked": draw(some(table(text=lines, owner=lines))),
        "waivers": draw(some(waiver)),
        "scripts": [{"id": name, **draw(script)} for name in draw(ids())[:2]],
        "workshops": draw(some(workshop)),
    }


@st.composite
def process_maps(draw: st.DrawFn) -> ProcessMap:
    """A valid map."""
    return from_data(draw(map_data()))
