"""The settings of the tests: the tracker's own, apart from this machine's environment, with quick passwords."""

import os
import tempfile
from pathlib import Path

for _name in [name for name in os.environ if name.startswith("ACTIONPLAN_") and not name.startswith("ACTIONPLAN_TEST")]:
    del os.environ[_name]

# Each worker has a folder of its own inside the run's, which the plugin in postgresql.py made and takes away.
_RUN = Path(os.environ.get("ACTIONPLAN_TEST_FOLDER") or tempfile.mkdtemp(prefix="actionplan-"))
_WORKER = _RUN / os.environ.get("PYTEST_XDIST_WORKER", "alone")
_WORKER.mkdir(parents=True, exist_ok=True)
os.environ["ACTIONPLAN_DATA"] = str(_WORKER)
os.environ["ACTIONPLAN_SECRET_KEY"] = "a key for tests alone, which no installation may use"

from config.settings import *  # noqa: E402
from config.settings import STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT = _WORKER
