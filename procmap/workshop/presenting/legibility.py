"""What a terminal's size means for those who sit far away, and what would help them."""

from dataclasses import dataclass

SENTENCE = "What does the customer gain here?"
"""What is shown to the back row."""

MANY = 10_000
"""More columns or rows than any terminal has."""


@dataclass(frozen=True)
class Advice:
    """What helps a terminal with so many columns and rows, or fewer of either."""

    columns: int
    rows: int
    text: str


COLUMNS = (
    Advice(59, MANY, "Make the letters smaller: from 80 columns on a step shows all it needs."),
    Advice(79, MANY, "A little smaller is better: from 80 columns on a step shows all it needs."),
    Advice(120, MANY, "The width is right: make the letters no smaller than this."),
    Advice(MANY, MANY, "Make the letters larger, until the terminal is about 100 columns wide."),
)
ROWS = (
    Advice(MANY, 19, "Make the window higher: below 20 lines questions and hints give way to the rows."),
    Advice(MANY, 23, "A little higher is better: from 24 lines on the strip has room for loops."),
    Advice(MANY, MANY, ""),
)


def advice(columns: int, rows: int) -> tuple[str, ...]:
    """What helps a terminal of a size: of its width, then of its height, where there is something to say."""
    fitting = (next(it for it in table if columns <= it.columns and rows <= it.rows) for table in (COLUMNS, ROWS))
    return tuple(it.text for it in fitting if it.text)


def size_name(columns: int, rows: int) -> str:
    """A size as it is remembered."""
    return f"{columns}x{rows}"
