"""Journeys drive a real browser through a running server, on the whole example."""

import os
from collections.abc import Iterator

import pytest

from actionplan.models import Plan
from tests.told import example_settings, set_the_scene, tell

__all__ = ["example_settings"]

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's own loop runs in the thread that asks the database


@pytest.fixture
def served(live_server, transactional_db: None) -> Iterator[str]:
    """The address of a server with the example in its database."""
    tell()
    assert Plan.objects.count() == 1
    return live_server.url


@pytest.fixture
def bare(live_server, transactional_db: None) -> Iterator[str]:
    """The address of a server with the example's people and findings, before anything is imported."""
    set_the_scene()
    return live_server.url
