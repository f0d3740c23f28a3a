"""The contrast of the council's colour: by the formula of the guidelines, and only colours get through."""

import pytest

from actionplan.rules.contrast import LEAST_CONTRAST, contrast, is_colour, is_dark_enough, luminance, tint
from actionplan.rules.settings import SETTINGS

COLOUR = SETTINGS["council_colour"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#595959", "#ffffff", 7.0),
        ("#1c3f6e", "#ffffff", 10.6),
        ("#ff0000", "#ffffff", 4.0),
        ("#ffffff", "#0000ff", 8.59),
    ],
)
def test_the_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.06)


def test_black_gives_no_light_and_white_all():
    assert (luminance("#000000"), luminance("#ffffff")) == (0, pytest.approx(1))


@pytest.mark.parametrize("colour", ["#1c3f6e", "#00573f", "#7a1020", "#595959", "#000000", "#5b2b82"])
def test_a_dark_colour_may_stand_for_the_council(colour):
    assert is_dark_enough(colour)
    assert COLOUR.problem(colour) == ""


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#1d70b8", "5.1"), ("#f5b24a", "1.8"), ("#ffffff", "1"), ("#5a5a5a", "6.8")]
)
def test_a_lighter_colour_is_refused_with_the_contrast_it_reaches(colour, ratio):
    assert not is_dark_enough(colour)
    assert COLOUR.problem(colour) == (
        f"Colour of the council has a contrast of {ratio} to 1 with white. "
        f"It needs 7 to 1 or more: choose a darker shade"
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        "red",
        "#fff",
        "1c3f6e",
        "#1C3F6E",
        "#1c3f6e\n",
        "#1c3f6e;",
        "#1c3f6e}*{display:none",
        "#1c3f6g",
        "#1c3f6e0",
        "#１２３４５６",
        "url(//evil)",
        None,
        7,
    ],
)
def test_what_is_no_colour_does_not_get_through(words):
    assert not is_colour(words)
    assert not is_dark_enough(words)
    assert "must be # and six figures" in COLOUR.problem(words)


@pytest.mark.parametrize("share", [0.05, 0.1])
def test_a_colour_that_is_dark_enough_can_be_read_on_its_own_tint(share):
    lightest = "#595959"
    assert contrast(lightest) >= LEAST_CONTRAST
    assert contrast(lightest, tint(lightest, share)) >= 4.5


def test_a_tint_is_mixed_with_white():
    assert [tint("#1c3f6e", share) for share in (0, 0.1, 1)] == ["#ffffff", "#e8ecf0", "#1c3f6e"]
