"""The door for a web server: ``gunicorn config.wsgi``."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.umask(0o077)  # what is written while serving is nobody else's to read
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from actionplan.queries.example import holds_the_example  # noqa: E402 the models exist only once Django is set up

if settings.PRODUCTION and holds_the_example():
    raise ImproperlyConfigured(
        "This is a production start, and the database holds the example, whose people anybody may sign in as. "
        "Start with an empty database."
    )
