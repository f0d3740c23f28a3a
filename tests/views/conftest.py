"""Pages are asked of the whole example, or of a council that a test tells itself."""

from tests.factories.fixtures import council, council_of_the_module
from tests.told import example_settings, signed_in, told

__all__ = ["council", "council_of_the_module", "example_settings", "signed_in", "told"]
