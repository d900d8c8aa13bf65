from itertools import combinations, pairwise

import pytest

from procmap.export.diagram.colours import BANDS, BLACK, INK, NOBODY, PAPER, QUIET, contrast, owner_bands


@pytest.mark.parametrize("band", [*BANDS, NOBODY])
def test_words_on_a_band_are_read_at_a_contrast_of_seven(band):
    assert contrast(band.ink, band.fill) >= 7


@pytest.mark.parametrize("colour", [INK, QUIET])
def test_words_on_paper_are_read_at_a_contrast_of_seven(colour):
    assert contrast(colour, PAPER) >= 7


def test_contrast_runs_from_one_to_twenty_one():
    assert contrast(PAPER, PAPER) == 1
    assert contrast(BLACK, PAPER) == pytest.approx(21)


def test_no_two_bands_look_alike():
    assert all(one.fill != other.fill for one, other in combinations([*BANDS, NOBODY], 2))


def test_neighbours_differ_in_greyscale():
    for one, other in pairwise(BANDS):
        assert contrast(one.fill, other.fill) >= 2


def test_an_owner_keeps_its_band_and_those_who_own_nothing_have_none(side):
    process_map, _ = side(2, owners=3)
    assert owner_bands(process_map) == {"r0": BANDS[0], "r1": BANDS[1]}


def test_the_ninth_owner_takes_the_first_band_again(side):
    process_map, _ = side(9, owners=9)
    assert owner_bands(process_map)["r8"] == BANDS[0]
