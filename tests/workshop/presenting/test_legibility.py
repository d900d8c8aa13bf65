import pytest

from procmap.workshop.presenting.legibility import advice, size_name


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((80, 24), ["The width is right"]),
        ((120, 40), ["The width is right"]),
        ((121, 40), ["Make the letters larger"]),
        ((79, 24), ["A little smaller"]),
        ((59, 19), ["Make the letters smaller", "Make the window higher"]),
        ((80, 23), ["The width is right", "A little higher"]),
    ],
)
def test_each_size_gets_the_advice_that_helps_it(size, words):
    said = advice(*size)
    assert len(said) == len(words)
    assert all(text.startswith(word) for text, word in zip(said, words, strict=True))


def test_a_size_is_remembered_by_columns_and_lines():
    assert size_name(80, 24) == "80x24"
