import pytest

from procmap.export.page import Item, Page, Section
from procmap.export.page_text import page_markdown, page_text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("*a* _b_ `c` ~d~ $e$", r"\*a\* \_b\_ \`c\` \~d\~ \$e\$"),
        ("<i>a</i> &amp; [b](c) ![d](e)", r"\<i\>a\</i\> \&amp; \[b\](c) \!\[d\](e)"),
        ("a | b \\| c", r"a \| b \\\| c"),
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
        ("20) a", r"20\) a"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("10.5 days", "10.5 days"),
        ("a\n\nb\tc", "a b c"),
    ],
)
def test_words_are_nothing_but_words_wherever_they_stand_in_markdown(said: str, written: str) -> None:
    section = Section(said, (Item(said, (said,)),), (said,), ((said, said), (said, said)))
    assert page_markdown(Page(said, (section,))) == (
        f"# {written}\n\n## {written}\n\n{written}\n\n"
        f"| {written} | {written} |\n| --- | ---: |\n| {written} | {written} |\n\n"
        f"- {written}\n  - {written}\n"
    )


def test_a_table_stands_in_eighty_columns_however_long_its_words_are() -> None:
    long = "Application engineer for difficult media in the process industry"
    rows = (("figure", "before", "after", ""), ("constraint", long, long, "="), ("deliverable", "1,234", "52", "▼"))
    _, _, _, _, head, constraint, figures = page_text(Page("T", (Section("S", rows=rows),))).splitlines()
    assert len(constraint) == 80
    assert constraint.startswith("  constraint")
    assert constraint.count("…") == 2
    assert (head.split(), figures.split()) == (["figure", "before", "after"], ["deliverable", "1,234", "52", "▼"])


def test_letters_of_two_columns_break_a_line_where_they_fill_it() -> None:
    words = " ".join(["流量計"] * 20)
    *_, first, second = page_text(Page("T", (Section("S", (Item(words),)),))).splitlines()
    assert (first, second) == ("  · " + " ".join(["流量計"] * 11), "    " + " ".join(["流量計"] * 9))
