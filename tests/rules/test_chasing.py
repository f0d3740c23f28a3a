"""A letter that a link begins."""

from urllib.parse import parse_qs, urlsplit

from actionplan.rules.chasing import LONGEST_LINK, LONGEST_TEXT, letter_link, words_for_a_letter


def body_of(link: str) -> str:
    return parse_qs(urlsplit(link).query)["body"][0]


def test_a_letter_goes_to_one_address_and_lists_everything():
    link = letter_link("a&b?c=d@example.org", "Two & more", "Before", ["4a-1", "4a-2"], "After")
    assert link.startswith("mailto:a%26b%3Fc%3Dd@example.org?subject=Two%20%26%20more&body=")
    assert body_of(link) == "Before\r\n\r\n- 4a-1\r\n- 4a-2\r\n\r\nAfter"


def test_a_long_list_is_cut_and_says_how_much_is_left_out():
    lines = [f"4a-{number} Recruit and approve more adopters" for number in range(1, 60)]
    link = letter_link("a@example.org", "Late", "Before", lines, "After")
    shown = [line for line in body_of(link).splitlines() if line.startswith("- 4a-")]
    assert len(link) <= LONGEST_LINK
    assert 10 < len(shown) < 59
    assert f"- and {59 - len(shown)} more\r\n\r\nAfter" in body_of(link)


def test_words_that_may_identify_a_child_stay_out_of_a_letter():
    assert words_for_a_letter("Visit the child born on 3 May 2009") == ""
    assert words_for_a_letter("Visit  every\nchild") == "Visit every child"
    assert len(words_for_a_letter("word " * 40)) <= LONGEST_TEXT
