"""On a page of the past every link and filter keeps to the day, and a link to what is only of today says so."""

import re

import pytest

from actionplan.templatetags.past import TODAY, with_the_day

DAY = "2014-11-20"


@pytest.mark.parametrize(
    ("address", "becomes"),
    {
        "/ofsted-2014/actions/": "/ofsted-2014/actions/?as-at=2014-11-20",
        "/ofsted-2014/actions/?q=a&amp;stale=1": "/ofsted-2014/actions/?q=a&amp;stale=1&amp;as-at=2014-11-20",
        "/ofsted-2014/actions.csv": "/ofsted-2014/actions.csv?as-at=2014-11-20",
        "/ofsted-2014/actions/4c-2/#dates": "/ofsted-2014/actions/4c-2/?as-at=2014-11-20#dates",
        "/ofsted-2014/scrutiny/?list=all#actions": "/ofsted-2014/scrutiny/?list=all&amp;as-at=2014-11-20#actions",
        "/ofsted-2014/overview/": "/ofsted-2014/overview/?as-at=2014-11-20",
        "/ofsted-2014/findings/4c/": "/ofsted-2014/findings/4c/?as-at=2014-11-20",
        "/ofsted-2014/plan/as-at/": "/ofsted-2014/plan/as-at/",
        "#why": "#why",
        "?page=2&amp;as-at=2014-11-20": "?page=2&amp;as-at=2014-11-20",
        "https://www.example.org/actions/": "https://www.example.org/actions/",
        "/no-such-page/": "/no-such-page/",
    }.items(),
)
def test_a_link_keeps_to_the_day_where_the_page_can_show_it(address, becomes):
    assert (
        with_the_day(f'<a class="x"\n   href="{address}">Words</a>', DAY)
        == f'<a class="x"\n   href="{becomes}">Words</a>'
    )


@pytest.mark.parametrize("page", ["owners/3/", "actions/4c-2/history/", "inspection/", "actions/4c-2/edit/"])
def test_a_link_to_a_page_of_today_says_so_and_names_no_day(page):
    address = f"/ofsted-2014/{page}"
    assert with_the_day(f'<a href="{address}">Words</a>', DAY) == f'<a href="{address}">Words{TODAY}</a>'


def test_each_of_many_links_is_read_by_itself():
    page = '<a href="/ofsted-2014/inspection/">One</a> <a href="/ofsted-2014/actions/">Two</a>'
    kept = f'<a href="/ofsted-2014/inspection/">One{TODAY}</a> <a href="/ofsted-2014/actions/?as-at={DAY}">Two</a>'
    assert with_the_day(page, DAY) == kept


def test_a_filter_keeps_the_day_and_another_form_does_not():
    kept = with_the_day('<form method="get"\n      action="/ofsted-2014/findings/" class="x"><input></form>', DAY)
    assert re.search(r'class="x"><input type="hidden" name="as-at" value="2014-11-20"><input></form>', kept)
    other = '<form method="get" action="/ofsted-2014/search/"></form>'
    assert with_the_day(other, DAY) == other
