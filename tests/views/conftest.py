"""Pages are asked of the whole example."""

from tests.told import example_settings, signed_in, told

__all__ = ["example_settings", "signed_in", "told"]
