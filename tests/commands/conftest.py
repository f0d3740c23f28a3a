"""Every test here may have a council of its own."""

from tests.factories.fixtures import council, council_of_the_module

__all__ = ["council", "council_of_the_module"]
