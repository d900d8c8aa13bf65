"""The keys of JSON as a document lists them: a table of objects and their keys."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def documented_keys(name: str) -> dict[str, list[str]]:
    """By what a document calls an object, the keys that it has, in their order."""
    rows = re.findall(
        r"^\| ((?:the whole|of|`).*?) \| (`.*) \|$", (DOCS / name).read_text(encoding="utf-8"), re.MULTILINE
    )
    return {called.replace("`", ""): re.findall(r"`(\w+)`", keys) for called, keys in rows}
