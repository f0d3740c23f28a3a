"""What may identify a child is noticed, and what only looks like it is let through."""

import pytest

from actionplan.rules.privacy import identity_patterns, is_nhs_number, masked

IDENTITIES = [
    ("Seen on AB (12/03/2004) again", "initials_with_date", "AB (12/03/2004", "Seen on ■■ (■■/■■/■■■■) again"),
    ("A.B. 12.03.04", "initials_with_date", "A.B. 12.03.04", "■.■. ■■.■■.■■"),
    ("child J S 5 March 2004", "initials_with_date", "J S 5 March 2004", "child ■ ■ ■ ■■■■■ ■■■■"),
    ("12/03/2004 (KS)", "initials_with_date", "12/03/2004 (KS)", "■■/■■/■■■■ (■■)"),
    ("DOB 12/03/2004", "date_of_birth", "DOB 12/03/2004", "■■■ ■■/■■/■■■■"),
    ("d.o.b: 12.3.04", "date_of_birth", "d.o.b: 12.3.04", "■.■.■: ■■.■.■■"),
    ("born on 5th March 2004", "date_of_birth", "born on 5th March 2004", "■■■■ ■■ ■■■ ■■■■■ ■■■■"),
    ("date of birth - March 2004", "date_of_birth", "date of birth - March 2004", "■■■■ ■■ ■■■■■ - ■■■■■ ■■■■"),
    ("NHS 943 476 5919.", "nhs_number", "943 476 5919", "NHS ■■■ ■■■ ■■■■."),
    ("9434765919", "nhs_number", "9434765919", "■■■■■■■■■■"),
    ("lives at SO14 7LY now", "postcode", "SO14 7LY", "lives at ■■■■ ■■■ now"),
    ("so14 7ly", "postcode", "so14 7ly", "■■■■ ■■■"),
    ("SO147LY", "postcode", "SO147LY", "■■■■■■■"),
    ("W1A 1AA", "postcode", "W1A 1AA", "■■■ ■■■"),
    ("Person ID 1234567", "person_id", "Person ID 1234567", "■■■■■■ ■■ ■■■■■■■"),
    ("see PARIS 123456", "person_id", "PARIS 123456", "see ■■■■■ ■■■■■■"),
    ("ICS no. 12345", "person_id", "ICS no. 12345", "■■■ ■■. ■■■■■"),
    ("child's ref: 4567", "person_id", "child's ref: 4567", "■■■■■'■ ■■■: ■■■■"),
    ("UPN A123456789012", "person_id", "A123456789012", "UPN ■■■■■■■■■■■■■"),
    ("AB 12 34 56 C", "national_insurance", "AB 12 34 56 C", "■■ ■■ ■■ ■■ ■"),
]


@pytest.mark.parametrize(("text", "kind", "words", "shown"), IDENTITIES)
def test_what_may_identify_a_child_is_found_and_masked(text, kind, words, shown):
    (match,) = identity_patterns(text)
    assert (match.kind, match.words, text[match.start : match.end]) == (kind, words, words)
    assert masked(text) == shown


HARMLESS = [
    "31/03/2015",
    "by QA, 31/03/2015",
    "SMT 12/11/14",
    "LSCB 31/03/2015",
    "IRO/TM 31/03/15",
    "Version A 31/03/15",
    "Plan B 31/03/2015",
    "4c-2",
    "4a-1 to 4l-5",
    "Section 47",
    "Section S47 2nd review",
    "action S20 1st draft",
    "Q4 2014/15",
    "Regulation 24",
    "children born in 2004",
    "the case 2014 review",
    "PARIS 2015 upgrade",
    "023 8083 3000",
    "02380833000",
    "£1,234,567,890",
    "cohort 2014 2015 2016",
    "9434765918",
    "0000000000",
    "30% of 210 care leavers",
    "DOB is recorded on every file",
    "",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_words_of_a_plan_are_let_through(text):
    assert identity_patterns(text) == ()
    assert masked(text) == text


def test_two_matches_in_one_text_are_both_masked_in_order():
    text = "AB (12/03/2004) of SO14 7LY"
    assert [match.kind for match in identity_patterns(text)] == ["initials_with_date", "postcode"]
    assert masked(text) == "■■ (■■/■■/■■■■) of ■■■■ ■■■"


def test_the_check_digit_tells_an_nhs_number():
    assert is_nhs_number("943 476 5919")
    assert not is_nhs_number("943 476 5910")
    assert not is_nhs_number("943 476 591")


def test_a_very_long_text_is_searched_quickly():
    assert identity_patterns("a b 1 " * 20_000) == ()


@pytest.mark.parametrize(
    ("text", "kind"), [("LAC ID 1234567 reviewed", "person_id"), ("CIN number 123456", "person_id")]
)
def test_a_number_of_a_child_in_care_is_noticed(text, kind):
    assert [match.kind for match in identity_patterns(text)] == [kind]


def test_every_date_of_birth_of_a_list_is_masked():
    assert masked("Sibling group, DOBs 1/2/05, 3/4/07") == "Sibling group, ■■■■ ■/■/■■, ■/■/■■"
