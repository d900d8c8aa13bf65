"""The data of a map written as TOML in any layout that a person might choose."""

from hypothesis import strategies as st

from procmap.store.canonical import value_text

COMMENTS = ("", "", "  # why", " # [[x]] = {")


class Layout:
    """One text, every choice of its layout drawn."""

    def __init__(self, draw):
        self.draw = draw

    def choose(self, *options):
        return self.draw(st.sampled_from(options))

    def table(self, data, name=""):
        """The lines of a table, and the texts of the tables below it."""
        lines, sections = [], []
        for key in self.draw(st.permutations(list(data))):
            value, inner = data[key], f"{name}.{key}" if name else key
            records = isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
            if isinstance(value, dict) and value and self.choose(True, False):
                below, deeper = self.table(value, inner)
                sections.append(self.header(f"[{inner}]", below) + "".join(deeper))
            elif isinstance(value, dict) and value and not any(isinstance(held, dict) for held in value.values()):
                lines += [self.line(f"{key}.{step}", held) for step, held in value.items()]
            elif records and self.choose(True, False):
                sections.append("".join(self.item(inner, item) for item in value))
            else:
                lines.append(self.line(key, value))
        return lines, self.draw(st.permutations(sections))

    def item(self, name, data):
        lines, sections = self.table(data, name)
        return self.header(f"[[{name}]]", lines) + "".join(sections)

    def header(self, header, lines):
        indent = self.choose("", "  ")
        lead = self.choose("", "\n", "\n# above\n", "# apart\n\n")
        return lead + header + self.choose(*COMMENTS) + "\n" + "".join(indent + line for line in lines)

    def line(self, key, value):
        spaces = self.choose(" ", "", "   ")
        written = self.choose(key, f'"{key}"') if "." not in key else key
        return f"{written}{spaces}={spaces}{self.value(value)}{self.choose(*COMMENTS)}\n"

    def value(self, value):
        if isinstance(value, list) and value and self.choose(True, False):
            rows = [f"{self.choose('  ', '', '  # row' + chr(10))}{self.value(item)}" for item in value]
            return (
                "[\n" + self.choose(",\n", ", # next\n", ",").join(rows) + self.choose("\n]", ",\n]", "]", " # end\n]")
            )
        if isinstance(value, str) and "'" not in value and value.isprintable():
            return f"'{value}'"
        return value_text(value)


@st.composite
def texts_of(draw, data):
    """A text that holds the data."""
    layout = Layout(draw)
    lines, sections = layout.table(data)
    return "".join(lines) + "".join(sections)
