"""Files that people diff: a test compares with what was looked at and found good; `pytest --renew` writes it anew."""

from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from pathlib import Path


@dataclass(frozen=True)
class Golden:
    """Compares what comes out with what stands in a file, or writes it there."""

    renews: bool

    def __call__(self, path: Path, text: str) -> None:
        if self.renews:
            path.write_text(text, encoding="utf-8")
        found = path.read_text(encoding="utf-8") if path.exists() else ""
        told = "\n".join(islice(unified_diff(found.splitlines(), text.splitlines(), str(path), "now", lineterm=""), 20))
        assert found == text, f"{told}\n`pytest --renew` writes it anew: look at what changed"
