"""What the rules about capacity share: the roles that work on a side, and the stage that takes most of it."""

from collections.abc import Callable, Iterator

from procmap.analysis.numbers import RoleNumbers
from procmap.rules.comparing import at_least
from procmap.rules.rule import Gap, SideContext, Verdict, Weakness


def judged_roles(
    context: SideContext,
    lacking: Callable[[RoleNumbers], tuple[str, ...]],
    flagged: Callable[[str, RoleNumbers], Weakness | None],
) -> Iterator[Verdict]:
    """What a rule says of each role with work; one gap for the side where no role can be assessed."""
    working = {name: role for name, role in context.numbers.roles.items() if role.hours != 0}
    gaps = [Gap(needs, role=name) for name, role in working.items() if (needs := lacking(role))]
    if not context.numbers.roles:
        yield Gap(("roles",))
    elif gaps and len(gaps) == len(working):
        yield Gap(tuple(dict.fromkeys(need for gap in gaps for need in gap.needs)))
    else:
        yield from gaps
    assessed = working.keys() - {gap.role for gap in gaps}
    weaknesses = (flagged(name, role) for name, role in working.items() if name in assessed)
    yield from (weakness for weakness in weaknesses if weakness)


def busiest_stage(context: SideContext, role: str) -> str:
    """The stage where a role spends most hours, the first of them on a tie."""

    def spent(position: int) -> float:
        stage = context.side.stages[position]
        each = (stage.hours_by_role or {}).get(role, 0.0)
        return each * (context.numbers.stages[stage.id].visits or 0.0)

    hours = [spent(position) for position in range(len(context.side.stages))]
    return context.side.stages[next(at for at, each in enumerate(hours) if at_least(each, max(hours)))].id
