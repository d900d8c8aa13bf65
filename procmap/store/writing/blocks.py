"""The tables of a text as blocks that hold the tables below them, to be put in another order and added to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.store.writing.canonical import item_text, ordered, section_text


@dataclass
class Block:
    """A table's own text, from the comments above it to its last line, and the tables that follow as parts of it."""

    path: Path
    text: str
    children: "list[Block]" = field(default_factory=list)

    def texts(self) -> Iterator[str]:
        """The texts of the block and of everything below it, in order."""
        yield self.text
        for child in self.children:
            yield from child.texts()


def tree_of(blocks: list[Block]) -> Block:
    """The first block, the root, with the others below it as far as they follow the table they are part of."""
    stack = [blocks[0]]
    for block in blocks[1:]:
        while not _is_below(block.path, stack[-1].path):
            stack.pop()
        stack[-1].children.append(block)
        stack.append(block)
    return blocks[0]


def put_in_order(block: Block) -> None:
    """Give every list of tables the order of its paths; other tables stay where they are."""
    places: dict[Path, list[int]] = {}
    for position, child in enumerate(block.children):
        put_in_order(child)
        if isinstance(child.path[-1], int):
            places.setdefault(child.path[:-1], []).append(position)
    for positions in places.values():
        items = sorted((block.children[position] for position in positions), key=lambda item: _last(item.path))
        for position, item in zip(positions, items, strict=True):
            block.children[position] = item


def add_section(root: Block, data: Any, path: Path) -> None:
    """Add the table or list item at a path, in canonical form, behind what comes before it in canonical order."""
    names = ".".join(step for step in path if isinstance(step, str))
    value = value_at(data, path)
    text = item_text(names, value) if isinstance(path[-1], int) else section_text(names, value)
    add_block(root, data, Block(path, f"\n{text}"))


def add_block(root: Block, data: Any, block: Block) -> None:
    """Add a block behind the ones that come before it in the canonical order of the data."""
    container = root
    while True:
        inner = [child for child in container.children if _is_below(block.path, child.path)]
        if not inner:
            break
        container = inner[0]
    container.children.insert(_position(container.children, data, block.path), block)


def _position(children: list[Block], data: Any, path: Path) -> int:
    """Where a new block goes: beside the other items of its list, else where the canonical order has it."""
    rank = _rank(data, path)
    siblings = [i for i, child in enumerate(children) if isinstance(path[-1], int) and child.path[:-1] == path[:-1]]
    beside = siblings or range(len(children))
    ranks = {i: _rank(data, children[i].path) for i in beside}
    before = [i for i in beside if ranks[i] < rank]
    if before:
        return max(before, key=lambda i: (ranks[i], i)) + 1
    return siblings[0] if siblings else 0


def _is_below(path: Path, other: Path) -> bool:
    return len(path) > len(other) and path[: len(other)] == other


def _last(path: Path) -> int:
    return path[-1] if isinstance(path[-1], int) else 0


def _rank(data: Any, path: Path) -> tuple[int, ...]:
    """Where a path stands in the canonical order of the data."""
    ranks = []
    for step in path:
        if isinstance(step, int):
            ranks.append(step)
            data = value_at(data, (step,))
        else:
            keys = ordered(data) if isinstance(data, dict) else []
            ranks.append(keys.index(step) if step in keys else len(keys))
            data = value_at(data, (step,))
    return tuple(ranks)
