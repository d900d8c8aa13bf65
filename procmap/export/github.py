"""Findings as commands of a GitHub workflow: each is shown at its line of the map, in the pull request."""

from collections.abc import Iterable, Iterator

from procmap.export.findings_text import try_first
from procmap.export.locating import relative_path
from procmap.model.process_map import ProcessMap
from procmap.model.text import displayed
from procmap.rules.finding import Finding, Severity
from procmap.rules.where import path_of
from procmap.rules.wording import UNBROKEN, arithmetic
from procmap.store.faults import PlacedFault
from procmap.store.places import place_of

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def finding_commands(path: str, text: str, process_map: ProcessMap, findings: Iterable[Finding]) -> Iterator[str]:
    """A command for each finding, in their order, at its place in the text of the map."""
    for finding in findings:
        line, column = place_of(text, path_of(process_map, finding))
        title = f"procmap {finding.rule}"
        yield _command(LEVELS[finding.severity], path, line, column, title, explained(finding))


def fault_command(fault: PlacedFault) -> str:
    """The command for a fault of a file that was refused."""
    return _command("error", fault.file, fault.line, fault.column, "procmap", fault.message)


def explained(finding: Finding) -> str:
    """What, the inputs and the arithmetic, what to try first: a line each, the first a sentence of its own."""
    lines = (f"{finding.message}.", arithmetic(finding.evidence), try_first(finding))
    return "\n".join(line for line in lines if line).replace(UNBROKEN, " ")


def _command(level: str, path: str, line: int, column: int, title: str, message: str) -> str:
    properties = {"file": relative_path(path), "line": str(line), "col": str(column), "title": title}
    said = ",".join(f"{name}={displayed(value).translate(_PROPERTY)}" for name, value in properties.items())
    return f"::{level} {said}::{displayed(message).translate(_DATA)}"
