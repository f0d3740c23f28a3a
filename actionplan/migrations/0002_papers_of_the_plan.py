"""Papers of the plan say what they are, of what day and version, and keep a file by its hash."""

from django.db import migrations, models

import actionplan.vocabulary


class Migration(migrations.Migration):
    dependencies = [
        ("actionplan", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="dated_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="document",
            name="file_name",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="document",
            name="fingerprint",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="document",
            name="is_withdrawn",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="document",
            name="kind",
            field=models.CharField(
                choices=[
                    ("inspection_report", "Inspection report"),
                    ("board_review", "Review of the Local Safeguarding Children Board (LSCB)"),
                    ("grade_descriptions", "Grade descriptions"),
                    ("equality_assessment", "Equality impact assessment"),
                    ("action_plan", "Version of the action plan"),
                    ("other", "Other paper"),
                ],
                default=actionplan.vocabulary.DocumentKind["OTHER"],
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="size",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="document",
            name="version_words",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="dated_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="file_name",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="fingerprint",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="is_withdrawn",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="kind",
            field=models.CharField(
                choices=[
                    ("inspection_report", "Inspection report"),
                    ("board_review", "Review of the Local Safeguarding Children Board (LSCB)"),
                    ("grade_descriptions", "Grade descriptions"),
                    ("equality_assessment", "Equality impact assessment"),
                    ("action_plan", "Version of the action plan"),
                    ("other", "Other paper"),
                ],
                default=actionplan.vocabulary.DocumentKind["OTHER"],
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="size",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="historicaldocument",
            name="version_words",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name="document",
            name="file",
            field=models.FileField(blank=True, max_length=200, upload_to="documents/"),
        ),
        migrations.AlterField(
            model_name="document",
            name="link",
            field=models.URLField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name="historicaldocument",
            name="file",
            field=models.TextField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name="historicaldocument",
            name="link",
            field=models.URLField(blank=True, max_length=500),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "inspection_report",
                            "board_review",
                            "grade_descriptions",
                            "equality_assessment",
                            "action_plan",
                            "other",
                        ],
                    )
                ),
                name="a document is one of the kinds of paper",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("file", ""), ("link", ""), _connector="OR"),
                name="a document is a file or a link, not both",
            ),
        ),
    ]
