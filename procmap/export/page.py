"""A page as data: headings with sentences and tables beneath, before anybody decides how it looks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """A sentence, what belongs to it, and the sign that it stands behind."""

    text: str
    details: tuple[str, ...] = ()
    mark: str = "·"


@dataclass(frozen=True)
class Section:
    """A heading and what stands beneath it: paragraphs, a table whose first row heads it, items."""

    heading: str
    items: tuple[Item, ...] = ()
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def says(self) -> bool:
        """Whether anything stands beneath the heading."""
        return bool(self.items or self.paragraphs or self.rows)


@dataclass(frozen=True)
class Page:
    """The title, and the sections that have anything to say."""

    title: str
    sections: tuple[Section, ...]
