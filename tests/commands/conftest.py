"""Every test here may have a council of its own."""

import pytest

from tests.factories import Council, a_council


@pytest.fixture
def council(db: None) -> Council:
    """A council with its people, a plan and a finding."""
    return a_council()
