"""A check reads one moment, and keeps nobody from writing meanwhile."""

from threading import Thread

import pytest
from django.db import connections

from actionplan.models import Action, Change
from actionplan.queries.checking import check, one_view
from tests.factories import Council, a_council


def in_another_thread(write) -> None:
    """Do it on a connection of its own, and wait for it."""

    def run() -> None:
        try:
            write()
        finally:
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    thread.join(timeout=30)


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_made_during_a_check_is_left_for_the_next():
    council: Council = a_council()
    with one_view():
        before = Change.objects.count()
        in_another_thread(council.action)
        assert Change.objects.count() == before
        assert Action.objects.count() == 0
    assert Change.objects.count() == before + 1
    assert check().found == []
    council.action()
    assert check().is_whole
