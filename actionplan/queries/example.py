"""Whether a database is the example's."""

from django.db import connection

from actionplan.models import DemonstrationClock


def holds_the_example() -> bool:
    """Whether the example's clock was ever anchored here; a database without tables is nobody's."""
    there = DemonstrationClock._meta.db_table in connection.introspection.table_names()
    return there and DemonstrationClock.objects.exists()
