"""The door for a web server: ``gunicorn config.wsgi``."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.umask(0o077)  # what is written while serving is nobody else's to read
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from django.db import connection  # noqa: E402

from actionplan.models.grants import OWNS, owns_the_record  # noqa: E402 the models exist only once Django is set up
from actionplan.queries.example import holds_the_example  # noqa: E402

if settings.PRODUCTION and not settings.ONE_DATABASE_ROLE and owns_the_record(connection):
    raise ImproperlyConfigured(f"This is a production start, and it is refused. {OWNS}")
if settings.PRODUCTION and holds_the_example():
    raise ImproperlyConfigured(
        "This is a production start, and the database holds the example, whose people anybody may sign in as. "
        "Start with an empty database."
    )
