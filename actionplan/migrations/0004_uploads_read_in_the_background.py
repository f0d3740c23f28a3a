"""An upload says how far its reading in the background is, and when that was last heard of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actionplan", "0003_imports_that_can_be_undone"),
    ]

    operations = [
        migrations.AddField(
            model_name="stagedimport",
            name="begun_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="stagedimport",
            name="heard_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="stagedimport",
            name="number_of_rows",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="stagedimport",
            name="phase",
            field=models.CharField(
                blank=True,
                choices=[
                    ("waiting", "Waiting for its turn"),
                    ("reading", "Reading the rows"),
                    ("checking", "Checking them against the plan"),
                ],
                default="",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="stagedimport",
            name="reader",
            field=models.CharField(blank=True, default="", max_length=32),
        ),
    ]
