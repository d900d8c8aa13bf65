"""The findings on the screen: the three weakest first, each with what is behind it and what to try."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from procmap.export.findings_text import SYMBOLS
from procmap.rules.finding import Finding, NotAssessed
from procmap.rules.wording import arithmetic
from procmap.workshop.cells import wrapped
from procmap.workshop.review import Group

ROOMY = 34
"""From so many lines on, a terminal has room for all that is behind every finding."""

_INDENT = 7
"""What the mark, the margins and the scrollbar take of a line."""

_STYLES = {"error": "$error", "warning": "$warning", "info": "$muted"}


class FindingsView(OptionList):
    """Lists findings by weak link; Enter goes to where one can be mended."""

    DEFAULT_CSS = """
    FindingsView { height: 2fr; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; }
    FindingsView:focus { border: none; background-tint: transparent; }
    FindingsView > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
    FindingsView:focus > .option-list--option-highlighted {
        background: $cursor-row; color: $foreground; text-style: none;
    }
    FindingsView > .option-list--option-disabled { color: $foreground; }
    """

    @dataclass
    class Chosen(Message):
        """Another finding is highlighted."""

        finding: Finding

    @dataclass
    class Mend(Message):
        """A finding was chosen, to be mended where it is."""

        finding: Finding

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self.findings: dict[str, Finding] = {}
        self.before_key: Callable[[], None] = lambda: None

    def on_resize(self) -> None:
        """Keep the highlighted finding in view."""
        self.scroll_to_highlight()

    def on_key(self) -> None:
        """Tell the screen that a key comes."""
        self.before_key()

    def show(self, groups: tuple[Group, ...], gaps: tuple[NotAssessed, ...], room: Size) -> None:
        """Show the groups of findings for a terminal's size, and how much could not be assessed."""
        at = self.highlighted
        self.findings = {}
        options: list[Option] = []
        for group in groups:
            options.append(Option(_title(group), disabled=True))
            for number, finding in enumerate(group.findings):
                key = f"f{len(self.findings)}"
                depth = 0 if group.link is None else 2 if number == 0 or room.height >= ROOMY else 1
                self.findings[key] = finding
                options.append(Option(_finding(finding, room.width, depth), id=key))
        if not groups:
            sound = "Nothing found. What the rules could judge is sound."
            options.append(Option(Content.styled(sound, "$success"), disabled=True))
        if gaps:
            needs = list(dict.fromkeys(need for gap in gaps for need in gap.needs))
            text = f"Not assessed: {len(gaps)}. Needs {', '.join(needs[:3])}" + (" …" if len(needs) > 3 else "")
            options.append(Option(Content.styled(text, "$muted"), disabled=True))
        self.clear_options()
        self.add_options(options)
        if self.findings:
            self.highlighted = at if at is not None and at < len(options) and not options[at].disabled else 1

    @property
    def chosen(self) -> Finding | None:
        """The finding that is highlighted."""
        option = self.highlighted_option
        return self.findings.get(option.id or "") if option else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which finding is highlighted."""
        event.stop()
        if self.chosen:
            self.post_message(self.Chosen(self.chosen))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which finding was chosen."""
        event.stop()
        finding = self.findings.get(event.option.id or "")
        if finding:
            self.post_message(self.Mend(finding))


def _title(group: Group) -> Content:
    if group.link is None:
        return Content.styled("Tidy up", "bold $primary")
    return Content.assemble((f"  {group.link.rank} ", "bold reverse $warning"), (f"  {group.title}", "bold $warning"))


def _finding(finding: Finding, width: int, depth: int) -> Content:
    """A finding: what; beneath it from depth 1 on the inputs, from depth 2 on what to try first."""
    answered = " (answered by an action)" if finding.state == "answered" else ""
    head = _hanging(finding.message + answered, width, "bold $foreground" if depth else "$foreground")
    mark = Content.styled(f"  {SYMBOLS[finding.severity]} ", f"bold {_STYLES[finding.severity]}")
    lines = [Content.assemble(mark, head[0]), *(Content.assemble("    ", line) for line in head[1:])]
    details: list[Content] = []
    if depth and finding.evidence:
        details += _hanging(f"{finding.rule}: {arithmetic(finding.evidence)}", width, "$muted")
    if depth > 1:
        details += _hanging(f"Try first: {finding.fix[:1].lower()}{finding.fix[1:]}", width, "$success")
    lines += [Content.assemble("    ", line) for line in details]
    return Content("\n").join(lines)


def _hanging(text: str, width: int, style: str) -> list[Content]:
    return [Content.styled(line, style) for line in wrapped(text, max(20, width - _INDENT), 6)]
