"""Maps made up at random: every field of the format, references that lead somewhere, flows that can be left.

They are made from one seed, for hypothesis takes a hundred times as long to draw every value; what it
does draw is how much a map says, so that what fails is first tried on maps that say little.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any, get_args

from hypothesis import strategies as st

from procmap.model.data import from_data
from procmap.model.process import LifeCycle, Period
from procmap.model.process_map import ProcessMap, SideName, Status, StepName
from procmap.model.record import Basis
from procmap.model.stage import Actor, Direction, Level, MetricKind, Phase

IDS = ("a", "b1", "c-2", "d_3", "e", "f", "current", "9")
LETTERS = "aB9 é→“\"'\\#=[]{},."
DAY = datetime.date(2025, 1, 1)

Data = dict[str, Any]
Make = Callable[[], Any]


class Values:
    """Values of the file, the more of them the larger the size, from 0 to 10."""

    def __init__(self, size: int, random: Random) -> None:
        self.size, self.random = size, random

    def truth(self) -> bool:
        return self.random.random() < 0.5

    def one_of(self, options: Sequence[Any]) -> Any:
        return self.random.choice(options)

    def word(self, literal: Any) -> Make:
        return lambda: self.one_of(get_args(literal))

    def whole(self, least: int, most: int) -> Make:
        return lambda: self.random.randint(least, most)

    def count(self) -> int:
        return self.random.randint(0, 40)

    def rating(self) -> int:
        return self.random.randint(0, 5)

    def number(self) -> float:
        return self.random.randint(0, 5000) if self.truth() else round(self.random.uniform(0, 1e6), 3)

    def share(self) -> float:
        return self.random.randint(0, 20) / 20

    def day(self) -> datetime.date:
        return DAY + datetime.timedelta(days=self.random.randrange(1461))

    def line(self) -> str:
        return "".join(self.random.choices(LETTERS, k=self.random.randint(1, 12))).strip() or "x"

    def lines(self) -> str:
        return "".join(self.random.choices("aB \n\"'\\#[]", k=self.random.randint(0, 16)))

    def estimate(self, value: Make) -> Make:
        """A plain number, or a table with what is known of it."""
        known = {"typical": value, "low": value, "high": value, "n": self.count, "source": self.line}
        return lambda: self.table({}, basis=self.word(Basis), **known) if self.random.random() < 0.33 else value()

    def table(self, required: Mapping[str, Any], **optional: Make) -> Data:
        """A table of the file: the required keys, and some of the others, in any order."""
        chosen = [key for key in optional if self.random.random() < (self.size + 1) / 12]
        self.random.shuffle(chosen)
        return {**required, **{key: optional[key]() for key in chosen}}

    def some(self, make: Make, most: int = 3) -> list[Any]:
        """A short list."""
        return [make() for _ in range(self.random.randint(0, min(most, self.size)))]

    def tables(self, **optional: Make) -> Make:
        """A short list of tables."""
        return lambda: self.some(lambda: self.table({}, **optional))

    def ids(self, most: int = 4) -> list[str]:
        """A few different ids."""
        return self.random.sample(IDS, self.random.randint(0, min(most, self.size)))

    def reference(self, key: str, names: Sequence[str]) -> dict[str, Make]:
        """The optional key with a reference to one of the names; no key where there is none."""
        return {key: lambda: self.one_of(names)} if names else {}

    def by_role(self, roles: Sequence[str], value: Make) -> Data:
        return {role: value() for role in roles if self.truth()}


class Sides(Values):
    """The sides of a map whose roles and objectives are known."""

    def __init__(self, size: int, random: Random) -> None:
        super().__init__(size, random)
        self.roles, self.objectives = self.ids(), self.ids()

    def side(self, name: str) -> Data:
        observed = {"observed": lambda: self.table({}, delivered=self.number, lead_time_days=self.number)}
        stages = self.ids()
        return {
            **self.table(
                {},
                entering=self.number,
                goal=self.number,
                deal_value=self.number,
                life_cycle=self.word(LifeCycle),
                headcount=lambda: self.by_role(self.roles, self.number),
                selling_share=lambda: self.by_role(self.roles, self.share),
                **(observed if name == "current" else {}),
            ),
            "stages": [self.stage(stage) for stage in stages],
            "flows": self.flows(stages),
        }

    def stage(self, name: str) -> Data:
        stage = self.table(
            {"id": name, "name": self.line()},
            phase=self.word(Phase),
            buyer=self.line,
            purpose=self.lines,
            customer_value=self.line,
            value_proof=self.line,
            entry=self.line,
            exit=self.line,
            exit_by=self.word(Actor),
            crucial=self.truth,
            binding=self.truth,
            workaround=self.line,
            conversion=self.estimate(lambda: self.share() / 2),
            hours=lambda: self.by_role(self.roles, self.estimate(self.number)),
            our_wait_days=self.estimate(self.number),
            buyer_wait_days=self.estimate(self.number),
            right_first_time=self.estimate(self.share),
            max_days=self.number,
            in_progress=self.number,
            entering=self.number,
            handoff=lambda: self.table({}, packet=self.line, accepted_when=self.line),
            **self.reference("owner", self.roles),
            **self.small_lists(),
        )
        return {**stage, "metrics": [self.metric(metric) for metric in self.ids(2)]}

    def small_lists(self) -> dict[str, Make]:
        activity = {"per_opportunity": self.number, "minutes": self.number, "feedback": self.line}
        roadblock = {"count": self.count, "days": self.number, "normal": self.truth, "answer": self.line}
        return {
            "activities": self.tables(name=self.line, **activity),
            "tools": self.tables(name=self.line, fit=self.rating, rekeyed=self.truth),
            "skills": self.tables(name=self.line, needed=self.rating, actual=self.rating, holders=self.count),
            "roadblocks": self.tables(
                says=self.line, fill=self.line, **roadblock, **self.reference("owner", self.roles)
            ),
            "losses": self.tables(why=self.line, share=self.share),
        }

    def metric(self, name: str) -> Data:
        metric = self.table(
            {"id": name},
            name=self.line,
            kind=self.word(MetricKind),
            level=self.word(Level),
            unit=self.line,
            actual=self.number,
            target=self.number,
            red=self.number,
            better=self.word(Direction),
            cadence=self.line,
            weight=self.whole(1, 5),
            **self.reference("owner", self.roles),
            **self.reference("objective", self.objectives),
        )
        if {"red", "target", "better"} <= set(metric):
            ends = sorted((metric["red"], metric["target"]))
            metric["red"], metric["target"] = ends if metric["better"] == "higher" else ends[::-1]
        return metric

    def flows(self, stages: Sequence[str]) -> list[Data]:
        """At most two flows that do not lead to the next stage; each takes too little for a loop to close."""
        pairs = [(i, j) for i in range(len(stages)) for j in range(len(stages)) if j != i + 1]
        chosen = self.random.sample(pairs, min(len(pairs), self.random.randint(0, 2)))
        small = self.estimate(lambda: self.random.randint(0, 4) / 20)
        return [
            self.table({"from": stages[i], "to": stages[j]}, share=small, after_days=self.number, why=self.line)
            for i, j in chosen
        ]


class Whole(Sides):
    """A whole map: the sides, and what the room agreed on beside them."""

    def data(self) -> Data:
        sides = {name: self.side(name) for name in get_args(SideName)[: 2 if self.truth() else 1]}
        stages = [stage for side in sides.values() for stage in side["stages"]]
        metrics = [f"{stage['id']}/{metric['id']}" for stage in stages for metric in stage["metrics"]]
        stage = self.reference("stage", [stage["id"] for stage in stages])
        return {
            "format": 1,
            "process": self.process(),
            "objectives": [self.objective(i, name) for i, name in enumerate(self.objectives)],
            "roles": [self.role(name) for name in self.roles],
            **sides,
            **self.plan(stage, self.reference("metric", metrics)),
            **self.agreed(stage),
        }

    def process(self) -> Data:
        return self.table(
            {"name": self.line()},
            organisation=self.line,
            starts_when=self.line,
            ends_when=self.line,
            life_cycle=self.word(LifeCycle),
            period=self.word(Period),
            weeks_per_year=self.number,
            goal=self.number,
            deal_value=self.number,
            margin=self.share,
            currency=self.line,
            planned_utilisation=self.share,
            notes=self.lines,
        )

    def objective(self, position: int, name: str) -> Data:
        above = self.reference("supports", self.objectives[:position])
        return self.table({"id": name}, name=self.line, success_factor=self.line, **above)

    def role(self, name: str) -> Data:
        paid = {"hours_per_week": self.number, "selling_share": self.share, "cost_per_hour": self.number}
        return self.table({"id": name}, name=self.line, **paid)

    def plan(self, stage: dict[str, Make], metric: dict[str, Make]) -> Data:
        action = {"title": self.line, "owner": self.line, "due": self.day, "status": self.word(Status)}
        more = {"expect": self.line, "answers": self.tables(rule=self.line, **stage), **metric}
        objective = self.reference("objective", self.objectives)
        goal = {"who": self.line, "to": self.number, "by": self.day, **metric}
        section = {"name": self.line, "weight": self.count, "looks_like": self.line}
        script = {"name": self.line, **stage}
        return {
            "actions": [self.table({"id": name}, **action, **more, **objective) for name in self.ids(2)],
            "goals": [self.table({"id": name}, **goal) for name in self.ids(2)],
            "scripts": [
                self.table(
                    {"id": name, "sections": [self.table({"id": part}, **section) for part in self.ids()]}, **script
                )
                for name in self.ids(2)
            ],
        }

    def agreed(self, stage: dict[str, Make]) -> Data:
        people = {"participants": lambda: self.some(self.line), "facilitator": self.line}
        deals = {"deals": lambda: self.some(self.line), "overruns": lambda: self.some(self.line)}
        votes = {"scores": lambda: self.some(self.rating, 4), "guesses": lambda: self.some(self.number)}
        waiver = {"field": self.line, "reason": self.line, "until": self.day}
        return {
            "votes": self.tables(topic=self.line, dots=self.count, concern=self.line, **votes, **stage)(),
            "decisions": self.tables(step=self.word(StepName), text=self.line)(),
            "parked": self.tables(text=self.line, owner=self.line)(),
            "waivers": self.tables(rule=self.line, **waiver, **stage, **self.reference("role", self.roles))(),
            "workshops": self.tables(on=self.day, **people, **deals)(),
        }


def map_data() -> st.SearchStrategy[Data]:
    """The data of a valid map, as a file could hold them."""
    return st.builds(Whole, st.integers(0, 10), st.randoms(use_true_random=True)).map(Whole.data)


def process_maps() -> st.SearchStrategy[ProcessMap]:
    """A valid map."""
    return map_data().map(from_data)
