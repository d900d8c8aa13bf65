import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.workshop.typed.figures import Unreadable, number_text, read_number, read_share, share_text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("60", 60),
        ("2,105", 2105),
        ("2 105", 2105),
        ("2\u00a0105", 2105),
        ("2'105.26", 2105.26),
        ("1,234,567", 1234567),
        ("2.5", 2.5),
        ("2,5", 2.5),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        (".5", 0.5),
        ("3.", 3),
    ],
)
def test_a_number_is_read_as_people_type_it(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "1e5", "nan", "1.2.3", "2,1,0", "9" * 21, "5 %", "1 2"])
def test_what_is_no_number_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable, match="expected a number"):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("20 %", 0.2),
        ("20", 0.2),
        ("0.2", 0.2),
        ("0,2", 0.2),
        ("2 of 10", 0.2),
        ("2 out of 10", 0.2),
        ("2/10", 0.2),
        ("1", 0.01),
        ("1.0", 1),
        ("0", 0),
        ("100", 1),
        ("2.5 %", 0.025),
        ("0.5 %", 0.005),
    ],
)
def test_a_share_is_read_as_people_say_it(text: str, share: float) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["101", "101 %", "3 of 2", "1 of 0", "half", "-5", ""])
def test_what_is_no_share_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable, match="expected a share"):
        read_share(text)


@settings(max_examples=50)
@given(st.integers(0, 10**6).map(lambda n: n / 10**6))
def test_a_share_is_read_back_from_its_text(share: float) -> None:
    assert read_share(share_text(share)) == share


@settings(max_examples=50)
@given(st.integers(0, 10**12).map(lambda n: n / 1000))
def test_a_number_is_read_back_from_its_text(number: float) -> None:
    assert read_number(number_text(number)) == pytest.approx(number, rel=1e-11)
