"""Pages as they stood at the end of a day: what they say, to whom, and that nothing is changed on them."""

import pytest

PAGES = ("overview/", "findings/", "findings/4c/", "actions/", "actions/4c-2/", "scrutiny/")
DAY = "2014-11-20"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_of_which_day_it_is(signed_in, page):
    shown = signed_in("qa@example.org").get(f"/ofsted-2014/{page}?as-at={DAY}").content.decode()
    assert "This is the plan as it stood at the end of 20 November 2014." in " ".join(shown.split())
