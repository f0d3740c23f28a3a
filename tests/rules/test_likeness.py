"""How like names and texts are: enough to ask about, and never so that two posts are silently taken for one."""

import pytest

from actionplan.rules.likeness import (
    LIKE_NAMES,
    likeness_of_names,
    likeness_of_texts,
    name_key,
    nearest_name,
    same_numbers,
    words_of_text,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hd of Safeguarding", "Head of Safeguarding"),
        ("Head of Safegaurding", "Head of Safeguarding"),
        ("Head of Safeguarding & QA", "Head of Safeguarding and Quality Assurance"),
        ("Service Mgr, Pathways", "Pathways Service Manager"),
        ("DCS", "Director of Children’s Services"),
        ("HoS", "Head of Safeguarding"),
        ("Head of Children's Service", "Head of Childrens Services"),
    ],
)
def test_names_that_mean_one_post_are_worth_asking_about(one, other):
    assert likeness_of_names(one, other) >= LIKE_NAMES
    assert nearest_name(one, ["Chief Constable", other]) == (other, likeness_of_names(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Head of Fostering", "Head of Adoption"),
        ("Service Manager, East", "Service Manager, West"),
        ("Team Manager 1", "Team Manager 2"),
        ("Director", "Director of Public Health"),
        ("HR", "Head of Fostering"),
        ("", "Head of Fostering"),
    ],
)
def test_names_that_only_share_a_rank_are_not(one, other):
    assert likeness_of_names(one, other) < LIKE_NAMES
    assert nearest_name(one, [other]) == ("", 0.0)


def test_capitals_blanks_and_typographic_signs_make_no_other_name():
    assert name_key(" Director of Children’s  Services") == name_key("director of children's services")


def test_texts_are_like_by_the_words_they_share():
    one, other = words_of_text("Hold the board every month"), words_of_text("Hold the board every six weeks")
    assert likeness_of_texts(one, one) == 1
    assert 0.5 < likeness_of_texts(one, other) < 0.8
    assert likeness_of_texts(one, words_of_text("")) == 0


def test_other_numbers_are_another_thing():
    assert same_numbers(words_of_text("Train team 1"), words_of_text("Train all of team 1"))
    assert not same_numbers(words_of_text("Train team 1"), words_of_text("Train team 2"))
