#!/usr/bin/env python3
"""Commands for administrators: ``python manage.py help`` lists them."""

import os
import sys

ROUND_THE_RECORD = {
    "createsuperuser": "Use add_first_person: it is recorded.",
    "populate_history": "History is written with each change, and never afterwards.",
    "clean_old_history": "History is never erased.",
    "clean_duplicate_history": "History is never erased.",
    "import": "Use import_plan: it shows what it would do, and is recorded.",
    "loaddata": "Rows are written by commands, with a person and a reason.",
}
"""Commands of the libraries that would write without a person and a reason, and what to do instead."""


def main() -> None:
    """Run the command named on the command line, unless it would go round the record."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    instead = ROUND_THE_RECORD.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if instead:
        sys.exit(f"{sys.argv[1]} is not for this installation. {instead}")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed for this Python. Run “python3 run.py install”, then use .venv/bin/python.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
