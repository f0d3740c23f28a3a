"""How fast and how large: measured by ``python3 run.py bench``, and no part of the tests."""
