from hypothesis import given, settings

from procmap.store.reading import parse_map
from procmap.store.writing.canonical import canonical_text
from tests.strategies import process_maps


@given(process_maps())
@settings(max_examples=60)
def test_a_map_reads_back_as_itself_and_always_as_the_same_text(process_map):
    text = canonical_text(process_map)
    again = parse_map(text.encode(), "map.toml")
    assert again == process_map
    assert canonical_text(again) == text


def test_the_layout_is_the_one_that_the_format_shows():
    text = """\
format = 1

[process]
name = "Sale"
notes = \"\"\"
One line,
and another.\"\"\"

[[roles]]
id = "ae"

[current]
entering = 100

[current.headcount]
ae = 2.5

[current.observed]
delivered = 3

[[current.stages]]
id = "prove"
name = "Prove"
conversion = { typical = 0.2, basis = "measured", n = 40 }
hours = { ae = 2 }
handoff = { packet = "Test plan" }
tools = [
  { name = "CRM", fit = 3, rekeyed = false },
  { name = "Mail" },
]

[[current.stages.metrics]]
id = "proofs"

[[current.flows]]
from = "prove"
to = "prove"
share = 0.1

[target]

[[votes]]
scores = [3, 4, 5]

[[workshops]]
on = 2026-11-20
participants = ["AE, north"]
"""
    assert canonical_text(parse_map(text.encode(), "m")) == text
