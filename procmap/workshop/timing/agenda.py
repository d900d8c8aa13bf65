"""The eight steps of the workshop: what each asks of the room, and how long it may take."""

from collections.abc import Mapping
from dataclasses import dataclass

from procmap.model.process_map import StepName
from procmap.model.text import cleaned
from procmap.store.configuration import AgendaSetting


@dataclass(frozen=True)
class Step:
    """One step: its id, its title and short title, its questions, its minutes in 60, 90 and 120."""

    id: StepName
    title: str
    short: str
    questions: tuple[str, ...]
    minutes: tuple[int, int, int]


STEPS: tuple[Step, ...] = (
    Step(
        "goals",
        "Goals",
        "Goals",
        (
            "What starts it, what ends it? What must be true when we finish, and what does it serve?",
            "In which life-cycle phase is the product? What did we really deliver last year?",
        ),
        (5, 8, 10),
    ),
    Step(
        "current", "Current map", "Current", ("What happened on the last real deal? What happens next?",), (10, 14, 18)
    ),
    Step(
        "value",
        "Customer value",
        "Value",
        ("What does the customer gain here? What did the buyer do that proves it?",),
        (8, 10, 13),
    ),
    Step(
        "means",
        "Owners and means",
        "Means",
        (
            "Who answers for it? With which tools and skills, and who else could do it?",
            "What must travel with the deal? What do we do outside the system?",
        ),
        (7, 11, 14),
    ),
    Step(
        "numbers",
        "Numbers",
        "Numbers",
        (
            "Of 10, how many move on? Hands-on hours? Our wait? Theirs?",
            "Which metric shows it early? Does it match last year?",
        ),
        (8, 12, 16),
    ),
    Step(
        "weak-links",
        "Weak links",
        "Weak links",
        ("Do you believe these three? Where do deals stall, in their exact words?",),
        (7, 10, 12),
    ),
    Step("target", "Target map", "Target", ("What would remove this before we add people?",), (5, 10, 16)),
    Step(
        "plan",
        "Plan",
        "Plan",
        ("Who, what, by when? Which KPI shows it first? What will you do?",),
        (5, 8, 11),
    ),
)

SLACK_MINUTES: tuple[int, int, int] = (5, 7, 10)
"""Check-in, break and slack of the workshop of 60, 90 and 120 minutes."""


@dataclass(frozen=True)
class Agenda:
    """Minutes for each step, and for check-in, break and slack; a step that is not named has no time of its own."""

    name: str
    minutes: Mapping[StepName, float]
    slack: float = 0

    @property
    def total(self) -> float:
        """The minutes of the whole workshop."""
        return sum(self.minutes.values()) + self.slack


PRESETS: tuple[Agenda, ...] = tuple(
    Agenda(f"{length} minutes", {step.id: step.minutes[position] for step in STEPS}, SLACK_MINUTES[position])
    for position, length in enumerate((60, 90, 120))
)
"""The agendas that need no configuration."""


def agendas(setting: AgendaSetting) -> tuple[Agenda, ...]:
    """The agendas there are to choose from: a team's own first, then the presets."""
    own = [] if setting.minutes is None else [stretched(setting.minutes)]
    own += [_named(name, minutes) for name, minutes in setting.named.items()]
    taken = {agenda.name for agenda in own}
    return (*own, *(preset for preset in PRESETS if preset.name not in taken))


def stretched(minutes: float) -> Agenda:
    """The preset nearest to a length, stretched to it."""
    nearest = min(PRESETS, key=lambda preset: abs(preset.total - minutes))
    factor = minutes / nearest.total
    by_step = {step: planned * factor for step, planned in nearest.minutes.items()}
    return Agenda(f"{minutes:g} minutes", by_step, nearest.slack * factor)


def _named(name: str, minutes: Mapping[str, float]) -> Agenda:
    by_step = {step.id: minutes[step.id] for step in STEPS if minutes.get(step.id)}
    return Agenda(cleaned(name), by_step, minutes.get("slack", 0))
