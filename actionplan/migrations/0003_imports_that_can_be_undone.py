"""Imports remember what their sheets said and what stood before, and can be taken back as one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actionplan", "0002_papers_of_the_plan"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="importedrow",
            options={"ordering": ["sheet", "row", "part"]},
        ),
        migrations.AddField(
            model_name="import",
            name="choices",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="import",
            name="number_of_left_out",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="importedrow",
            name="before",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="importedrow",
            name="part",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="importedrow",
            name="said",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="importedrow",
            name="wrote",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.CreateModel(
            name="ImportUndone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "change",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="actionplan.change",
                    ),
                ),
                (
                    "imported",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="undone", to="actionplan.import"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
