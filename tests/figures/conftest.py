"""Figures are looked at in councils of any shape."""

from tests.factories.fixtures import council, council_of_the_module
from tests.told import example_settings

__all__ = ["council", "council_of_the_module", "example_settings"]
