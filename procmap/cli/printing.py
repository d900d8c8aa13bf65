"""How commands print data for other programs."""

import json
from typing import Any

import click


def print_json(data: Any) -> None:
    """Print data as JSON, in UTF-8 whatever the terminal speaks; a path that is no Unicode is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    click.echo(text.encode(errors="backslashreplace"))
