"""The inspection's page and the council's colour have addresses of their own; a setting may be an empty text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actionplan", "0004_uploads_read_in_the_background"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="plan",
            name="a plan's slug is not a reserved word",
        ),
        migrations.AlterField(
            model_name="policy",
            name="value",
            field=models.JSONField(blank=True),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "slug__in",
                        [
                            "accessibility",
                            "accounts",
                            "actions",
                            "admin",
                            "api",
                            "audit",
                            "brand",
                            "calendar",
                            "documents",
                            "evidence",
                            "feeds",
                            "findings",
                            "glossary",
                            "health",
                            "help",
                            "imports",
                            "inspection",
                            "judgements",
                            "key",
                            "measures",
                            "media",
                            "meetings",
                            "metrics",
                            "mine",
                            "organisations",
                            "overview",
                            "owners",
                            "people",
                            "plan",
                            "plans",
                            "privacy",
                            "published",
                            "qa",
                            "questions",
                            "recommendations",
                            "record",
                            "reports",
                            "robots",
                            "scrutiny",
                            "search",
                            "settings",
                            "sign-in",
                            "sign-out",
                            "static",
                            "voices",
                        ],
                    ),
                    _negated=True,
                ),
                name="a plan's slug is not a reserved word",
            ),
        ),
    ]
