import copy
import difflib
import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procmap.model.data import from_data, to_data
from procmap.model.faults import read_data
from procmap.store.reading import parse_map
from procmap.store.writing.canonical import canonical_text
from procmap.store.writing.editing import edited_text
from procmap.store.writing.remarks import comments_in
from tests.store.layouts import texts
from tests.strategies import map_data, process_maps

MESSY = """\
# A map by hand
format = 1

[process]
name   = 'X'   # the name
goal = 60.0

[[roles]]
id = "sdr"
[[roles]]
id = "ae"

# ours today
[current]
entering = 10

# [current.selling_share]

# reach
[[current.stages]]
id = "a"
name = "A"
workaround = ""  # none so far
exit = "yes" # why
# share
conversion = 0.50
hours = {sdr=1.0}
tools = [
  # first
  { name = "CRM", fit = 3 },   # c1
  # second
  { name = "B" }   # no comma
]
skills = [{ name = "talk" }, {name = "listen"}]

  [[current.stages.metrics]]
  id = "m"
  target = 5

# qualify
[[current.stages]]
id = "b"
name = "B"
# owner = "ae"

# prove
[[current.stages]]
id = "c"
name = "C"

# the end
"""


SCATTERED = """\
format = 1
objectives = []  # none yet
[process]
name = "X"
# first
[[current.stages]]
id = "a"
name = "A"  # so far
[[roles]]
id = "b"
[[current.stages]]
id = "b"
name = "B"
[target]
[[current.stages.metrics]]
id = "m"
"""


def read(text):
    return parse_map(text.encode(), "map.toml")


def edited(text, change):
    data = to_data(read(text))
    change(data)
    new = from_data(data)
    result = edited_text(text, new)
    assert read(result) == new
    return result


def changes(text, change):
    """The lines that an edit takes away and puts in."""
    lines = difflib.ndiff(text.splitlines(), edited(text, change).splitlines())
    return [line for line in lines if line[0] in "+-"]


def stages(data):
    return data["current"]["stages"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda d: d["process"].update(name="Y"), ["- name   = 'X'   # the name", '+ name   = "Y"   # the name']),
        (lambda d: d["process"].update(organisation="O"), ['+ organisation = "O"']),
        (lambda d: d["process"].pop("goal"), ["- goal = 60.0"]),
        (lambda d: d["current"].update(goal=5), ["+ goal = 5"]),
        (
            lambda d: stages(d)[0].update(workaround="Excel"),
            ['- workaround = ""  # none so far', '+ workaround = "Excel"  # none so far'],
        ),
        (lambda d: stages(d)[0].update(conversion=0.4), ["- conversion = 0.50", "+ conversion = 0.4"]),
        (
            lambda d: stages(d)[0].update(conversion={"typical": 0.5, "n": 9}),
            ["- conversion = 0.50", "+ conversion = { typical = 0.5, n = 9 }"],
        ),
        (lambda d: stages(d)[0]["hours"].update(sdr=2), ["- hours = {sdr=1.0}", "+ hours = {sdr=2}"]),
        (lambda d: stages(d)[0]["hours"].update(ae=2), ["- hours = {sdr=1.0}", "+ hours = { sdr=1.0, ae = 2 }"]),
        (lambda d: stages(d)[0].pop("exit"), ['- exit = "yes" # why']),
        (lambda d: stages(d)[0]["metrics"][0].update(actual=3), ["+   actual = 3"]),
        (lambda d: stages(d)[0]["tools"].insert(1, {"name": "new"}), ['+   { name = "new" },']),
        (
            lambda d: stages(d)[0]["tools"][1].update(fit=0),
            ['-   { name = "B" }   # no comma', '+   { name = "B", fit = 0 }   # no comma'],
        ),
        (lambda d: stages(d)[0]["tools"].pop(0), ["-   # first", '-   { name = "CRM", fit = 3 },   # c1']),
        (
            lambda d: stages(d)[0]["skills"].append({"name": "write"}),
            [
                '- skills = [{ name = "talk" }, {name = "listen"}]',
                '+ skills = [{ name = "talk" }, {name = "listen"}, { name = "write" }]',
            ],
        ),
        (
            lambda d: stages(d)[1].update(tools=[{"name": "k"}, {"name": "l"}]),
            ["+ tools = [", '+   { name = "k" },', '+   { name = "l" },', "+ ]"],
        ),
        (lambda d: d["current"].update(headcount={"ae": 2}), ["+ [current.headcount]", "+ ae = 2", "+ "]),
        (lambda d: d.update(objectives=[{"id": "o"}]), ["+ [[objectives]]", '+ id = "o"', "+ "]),
        (lambda d: stages(d).pop(2), ["- # prove", "- [[current.stages]]", '- id = "c"', '- name = "C"', "- "]),
    ],
)
def test_an_edit_changes_only_its_own_lines(change, expected):
    assert sorted(changes(MESSY, change)) == sorted(expected)


def test_a_stage_moves_with_all_that_stands_in_and_above_it_and_the_file_keeps_its_ending():
    result = edited(MESSY, lambda d: stages(d).insert(0, stages(d).pop(1)))
    first, second = result.index("# qualify\n[[current.stages]]"), result.index("# reach\n[[current.stages]]")
    assert first < result.index('# owner = "ae"') < second < result.index("[[current.stages.metrics]]")
    assert result.endswith('# prove\n[[current.stages]]\nid = "c"\nname = "C"\n\n# the end\n')
    assert sorted(result.splitlines()) == sorted(MESSY.splitlines())


def test_what_goes_takes_no_comment_that_stands_apart():
    result = edited(MESSY, lambda d: (d["current"].pop("entering"), d.update(current={})))
    assert "# [current.selling_share]" in result
    assert "# reach" not in result
    assert result.endswith("# the end\n")


@pytest.mark.parametrize("text", [MESSY.replace("\n", "\r\n"), MESSY.removesuffix("\n")])
def test_line_breaks_and_a_missing_last_one_stay_as_they_are(text):
    def change(data):
        data["process"].update(goal=61, notes="one\ntwo")
        data["parked"] = [{"text": "p"}]

    result = edited(text, change)
    assert result.count("\r\n") in (0, result.count("\n"))
    assert ("\r\n" in result) == ("\r\n" in text)
    assert result.endswith("\n") == text.endswith("\n")


@given(process_maps())
def test_a_text_too_tangled_to_follow_still_becomes_the_new_map(new):
    assert read(edited_text(SCATTERED, new)) == new


def test_a_text_too_tangled_to_follow_keeps_its_comments():
    result = edited(SCATTERED, lambda data: stages(data)[0].update(name="Z"))
    assert '# first\n[[current.stages]]\nid = "a"\nname = "Z"  # so far\n' in result
    assert comments_in(result) == ("# none yet", "# first", "# so far")


PLAIN = 'format = 1\nprocess.name = "X"\n[[current.stages]]\nid = "a"\nname = "A"\n'


@pytest.mark.parametrize(
    "table", ["conversion.typical = 0.3", "[current.stages.conversion]  # so far\ntypical = 0.3  # asked"]
)
def test_a_table_that_says_what_a_plain_number_says_stays_beside_an_edit(table):
    text = f"{PLAIN}{table}\n"
    assert changes(text, lambda d: stages(d)[0].update(name="B")) == ['- name = "A"', '+ name = "B"']
    assert edited(text, lambda d: stages(d)[0].update(conversion=0.4)).count("0.4") == 1


def test_comments_in_a_list_stay_where_it_is_filled_or_emptied():
    empty = f"{PLAIN}tools = [  # ours\n  # none yet\n]\n"
    text = edited(empty, lambda d: stages(d)[0].update(tools=[{"name": "k"}]))
    assert text == f'{PLAIN}tools = [  # ours\n  # none yet\n  {{ name = "k" }},\n]\n'
    filled = f'{PLAIN}tools = [\n  {{ name = "k" }},  # good\n  # {{ name = "l" }},\n]\nskills = [{{ name = "m" }}]\n'
    text = edited(filled, lambda d: stages(d)[0].pop("tools"))
    assert text == f'{PLAIN}# {{ name = "l" }},\nskills = [{{ name = "m" }}]\n'


def test_an_inline_table_with_dotted_keys_keeps_what_does_not_change():
    head, tail = 'format = 1\nprocess.name = "X"\n', 'tools = [{ name = "k" },  # good\n]'
    text = f'{head}current.stages = [{{ id = "a", handoff.packet = "p", name = "A", {tail} }}]\n'
    expected = f'{head}current.stages = [{{ id = "a", handoff.packet = "p", name = "B", {tail} }}]\n'
    assert edited(text, lambda d: stages(d)[0].update(name="B")) == expected
    assert 'handoff = { packet = "q" }' in edited(text, lambda d: stages(d)[0]["handoff"].update(packet="q"))


def test_a_key_joins_the_dotted_ones_of_its_table():
    text = 'format = 1\nprocess.name = "X"\nprocess.goal = 3\n'
    assert changes(text, lambda d: d["process"].update(organisation="O")) == ['+ process.organisation = "O"']


@given(texts, process_maps())
def test_any_text_becomes_any_other_map_without_starting_over(text, new):
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr("procmap.store.writing.editing.canonical_text")
        assert read(edited_text(text, new)) == new


@given(process_maps())
def test_what_is_the_same_map_is_the_same_text(process_map):
    text = canonical_text(process_map)
    assert edited_text(text, process_map) == text


def commented(text):
    """A canonical text without long texts, with a comment of its own above each line that is not empty."""
    lines = []
    for number, line in enumerate(text.splitlines()):
        lines += [f"# {number}"] if line else []
        lines.append(line)
    return "\n".join(lines) + "\n"


def on_one_line(value):
    if isinstance(value, dict):
        return {key: on_one_line(held) for key, held in value.items()}
    if isinstance(value, list):
        return [on_one_line(held) for held in value]
    return value.replace("\n", " ") if isinstance(value, str) else value


def lists_of(data):
    """Every list of records in the data."""
    if isinstance(data, dict):
        for held in data.values():
            yield from lists_of(held)
    if isinstance(data, list) and data and isinstance(data[0], dict):
        yield data
        for held in data:
            yield from lists_of(held)


def above(text):
    """What stands below each comment, without a comma at its end."""
    lines = text.splitlines()
    return {line: below.rstrip(",") for line, below in itertools.pairwise(lines) if line.startswith("#")}


@given(map_data().map(on_one_line), st.data())
def test_records_that_move_keep_their_comments_and_lose_no_line(data, draw):
    text = commented(canonical_text(from_data(data)))
    moved = to_data(read(text))
    records = list(lists_of(moved))
    assume(records)
    chosen = draw.draw(st.sampled_from(range(len(records))))
    records[chosen][:] = draw.draw(st.permutations(records[chosen]))
    new = read_data(moved).map
    assume(new is not None)
    result = edited_text(text, new)
    assert read(result) == new
    assert above(result) == above(text)


def values_of(data, path=()):
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, (dict, list)):
            yield from values_of(value, (*path, key))
        else:
            yield (*path, key)


OTHER = {str: "another", int: 1, float: 0.125, bool: None}


@given(map_data().map(on_one_line), st.data())
def test_one_value_changed_is_one_line_changed(data, draw):
    text = commented(canonical_text(from_data(data)))
    changed = copy.deepcopy(to_data(read(text)))
    *way, key = draw.draw(st.sampled_from(list(values_of(changed))))
    place = changed
    for step in way:
        place = place[step]
    assume(type(place[key]) in OTHER and key not in ("id", "from", "to"))
    place[key] = not place[key] if isinstance(place[key], bool) else OTHER[type(place[key])]
    new = read_data(changed).map
    assume(new is not None and to_data(new) == changed and changed != to_data(read(text)))
    before, after = text.splitlines(), edited_text(text, new).splitlines()
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


@given(map_data().map(on_one_line), map_data())
def test_what_is_added_takes_no_line_away(data, other):
    text = commented(canonical_text(from_data(data)))

    def add(held):
        for key in ("decisions", "parked", "workshops"):
            held[key] = [*held.get(key, []), *other[key]]

    assert set(text.splitlines()) <= set(edited(text, add).splitlines())
