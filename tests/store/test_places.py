import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.store.places import line_and_column, place_of

SCALARS = (
    "1_000",
    "-2.5e3",
    "true",
    "inf",
    "2027-01-31",
    "2027-01-31 10:00:00Z",
    '""',
    "''",
    '"[[a]] # \\" = {"',
    "'C:\\[b]\\'",
    '"""\n[[a]]\nb = 1 # "" \\""""""',
    "'''\n[c]\nd = '' 2'''",
    '"""é 🙂"""',
)
BLANKS = ("", " ", "\t ")
GAPS = ("", " ", "\n", "\r\n  ", " # [x] = {\n", "\n# ]]\n\n")


class Writer:
    """Writes a TOML text of any layout and notes where it puts each key, list item, header and brace."""

    def __init__(self, draw):
        self.draw = draw
        self.text = ""
        self.keys = {}
        self.tables = {(): 0}
        self.count = 0

    def choose(self, options):
        return self.draw(st.sampled_from(options))

    def write(self, text):
        self.text += text

    def key(self, path):
        self.count += 1
        name = f"k{self.count}"
        written, name = self.choose(
            [(name, name), (f'"{name}"', name), (f"'{name}'", name), (f'"\\u00e9 #.{name}"', f"é #.{name}")]
        )
        path = (*path, name)
        self.keys[path] = len(self.text)
        self.write(written + self.choose(BLANKS))
        return path

    def dotted(self, path, parts):
        for part in range(parts):
            if part:
                self.write("." + self.choose(BLANKS))
            path = self.key(path)
        return path

    def entry(self, path, depth=0):
        path = self.dotted(path, self.choose((1, 1, 2, 3)))
        self.write("=" + self.choose(BLANKS))
        self.value(path, depth)
        self.write(self.choose(BLANKS))

    def value(self, path, depth):
        kind = self.choose(("scalar", "scalar", "array", "table")) if depth < 3 else "scalar"
        if kind == "scalar":
            self.write(self.choose(SCALARS))
        elif kind == "array":
            self.array(path, depth)
        else:
            self.tables[path] = len(self.text)
            self.write("{")
            for position in range(self.choose((0, 1, 3))):
                self.write("," * (position > 0) + self.choose(BLANKS))
                self.entry(path, depth + 1)
            self.write("}")

    def array(self, path, depth):
        self.write("[" + self.choose(GAPS))
        count = self.choose((0, 1, 3))
        for position in range(count):
            self.keys[(*path, position)] = len(self.text)
            self.value((*path, position), depth + 1)
            self.write(self.choose(GAPS))
            if position < count - 1 or self.choose((True, False)):
                self.write("," + self.choose(GAPS))
        self.write("]")

    def lines(self, path):
        for _ in range(self.choose((0, 1, 2))):
            self.write(self.choose(("", "# [no] = 1\r\n", "\n  ")))
            self.entry(path)
            self.write(self.choose(("\n", " # x = [\n", "\r\n")))

    def header(self, path, *, item):
        start = len(self.text)
        self.write("[[" if item else "[")
        inner = self.dotted(path[:0], self.choose((1, 2)))
        self.write("]]" if item else "]")
        self.write(self.choose(("\n", " # ]\r\n")))
        if item:
            inner = (*inner, 0)
            self.keys[inner] = start
        self.tables[inner] = start
        return inner

    def section(self):
        item = self.choose((True, False))
        path = self.header((), item=item)
        self.lines(path)
        names = path[:-1] if item else path
        if item and all(name.isalnum() for name in names):
            again = (*names, 1)
            self.keys[again] = self.tables[again] = len(self.text)
            self.write(f"[[{'.'.join(names)}]]\n")
            self.lines(again)

    def document(self):
        self.lines(())
        for _ in range(self.choose((0, 1, 2, 3))):
            self.section()
        return self.text


@given(st.data())
def test_every_key_item_and_table_is_found_in_any_layout(data):
    writer = Writer(data.draw)
    text = writer.document()
    tomllib.loads(text)
    for path, offset in writer.keys.items():
        assert place_of(text, path) == line_and_column(text, offset), path
    for path, offset in writer.tables.items():
        assert place_of(text, path, missing=True) == line_and_column(text, offset), path


TEXT = """format = 1
[process]
  goal = 3
[[current.stages]]
conversion = 0.2
tools = [ { name = "é" }, { fit = 9 } ]
[[current.stages]]
[[current.stages.metrics]]
red = 1
"""


@pytest.mark.parametrize(
    ("path", "missing", "place"),
    [
        (("process", "goal"), False, (3, 3)),
        (("process",), False, (2, 2)),
        (("process",), True, (2, 1)),
        ((), True, (1, 1)),
        (("current", "stages", 0), True, (4, 1)),
        (("current", "stages", 1), True, (7, 1)),
        (("current", "stages", 1, "metrics", 0, "red"), False, (9, 1)),
        (("current", "stages", 0, "tools", 1, "fit"), False, (6, 29)),
        (("current", "stages", 0, "tools", 1), True, (6, 27)),
        (("current", "stages", 0, "conversion", "typical"), False, (5, 1)),
        (("current", "stages", 0, "owner"), False, (4, 1)),
        (("nowhere",), False, (1, 1)),
    ],
)
def test_a_fault_stands_at_its_key_or_at_the_nearest_thing_around_it(path, missing, place):
    assert place_of(TEXT, path, missing) == place
