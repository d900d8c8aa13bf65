"""The colours of the drawings: told apart by colour-blind eyes and in greyscale, read at a contrast of 7 or more."""

from dataclasses import dataclass

from procmap.model.process_map import ProcessMap
from procmap.model.side import Side

PAPER = "#ffffff"
INK = "#1b2733"
QUIET = "#46535f"
RULE = "#d5dae0"
FRAME = "#a9b3bd"
BLACK = "#000000"


@dataclass(frozen=True)
class Band:
    """The colour of an owner's band, and that of the text on it."""

    fill: str
    ink: str


BANDS = (
    Band("#004f82", PAPER),
    Band("#eaa40d", INK),
    Band("#005c45", PAPER),
    Band("#8fd0f5", INK),
    Band("#8a3200", PAPER),
    Band("#e3aecb", INK),
    Band("#5b3a76", PAPER),
    Band("#f0e442", INK),
)
"""Okabe and Ito's hues, dark and light in turn; a ninth owner takes the first again, told apart by the word."""

NOBODY = Band("#eceff2", INK)
"""For a stage that nobody owns."""


def owner_bands(process_map: ProcessMap) -> dict[str, Band]:
    """The band of each role that owns a stage, the same on both sides, in the order of the file's roles."""
    sides: list[Side] = [process_map.current, *([process_map.target] if process_map.target else [])]
    owners = {stage.owner for side in sides for stage in side.stages}
    owning = [role.id for role in process_map.roles if role.id in owners]
    return {role: BANDS[i % len(BANDS)] for i, role in enumerate(owning)}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
