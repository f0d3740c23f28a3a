"""What every test may ask for; and examples that are the same in every run."""

from hypothesis import settings

pytest_plugins = ["tests.harness.flushing", "tests.harness.browser"]

settings.register_profile("the same every time", derandomize=True, deadline=None)
settings.load_profile("the same every time")
