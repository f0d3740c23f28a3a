"""What every test may ask for."""

pytest_plugins = ["tests.harness.flushing", "tests.harness.browser"]
