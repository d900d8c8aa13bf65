"""A role's page as data: headings with sentences beneath, before anybody decides how it looks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """A sentence, and what belongs to it."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading and what stands beneath it."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class RolePage:
    """What changes for a role: the title, and the sections that have anything to say."""

    title: str
    sections: tuple[Section, ...]
