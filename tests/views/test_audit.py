"""The audit on its pages: who is let in, what is told and what never, and the file to take away."""

import pytest

ALL = ["", "/ofsted-2014"]


@pytest.mark.parametrize("where", ALL)
def test_the_pages_open(signed_in, where):
    browser = signed_in("qa@example.org")
    for end in ("audit/", "audit.csv", "audit.xlsx", "audit/86/?page=2", "audit/?before=100"):
        answer = browser.get(f"{where}/{end}")
        assert answer.status_code == 200, end
        answer.getvalue()
