"""Evidence and comments on actions, tags, parts of a split action, drafts of forms, and filters with names."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actionplan", "0005_words_that_no_plan_may_take"),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("is_question", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["sequence"],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=300)),
                ("fields", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-saved_at"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("title", models.CharField(max_length=300)),
                ("dated_on", models.DateField()),
                ("file", models.FileField(blank=True, max_length=200, upload_to="evidence/")),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("link", models.URLField(blank=True, max_length=500)),
                (
                    "restricted_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "1. About an individual"),
                            ("2", "2. Likely to reveal an individual's identity"),
                            ("3", "3. Financial or business affairs"),
                            ("4", "4. Labour relations consultation or negotiation"),
                            ("5", "5. Legal professional privilege"),
                            ("6", "6. A notice, order or direction the council proposes to make"),
                            ("7", "7. Prevention, investigation or prosecution of crime"),
                        ],
                        max_length=40,
                    ),
                ),
                ("is_withdrawn", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["-dated_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEvidence",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("title", models.CharField(max_length=300)),
                ("dated_on", models.DateField()),
                ("file", models.TextField(blank=True, max_length=200)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("link", models.URLField(blank=True, max_length=500)),
                (
                    "restricted_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "1. About an individual"),
                            ("2", "2. Likely to reveal an individual's identity"),
                            ("3", "3. Financial or business affairs"),
                            ("4", "4. Labour relations consultation or negotiation"),
                            ("5", "5. Legal professional privilege"),
                            ("6", "6. A notice, order or direction the council proposes to make"),
                            ("7", "7. Prevention, investigation or prosecution of crime"),
                        ],
                        max_length=40,
                    ),
                ),
                ("is_withdrawn", models.BooleanField(default=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical evidence",
                "verbose_name_plural": "historical evidence",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTag",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("word", models.CharField(max_length=40)),
                ("is_withdrawn", models.BooleanField(default=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical tag",
                "verbose_name_plural": "historical tags",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("query", models.CharField(max_length=1000)),
                ("is_shared", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("word", models.CharField(max_length=40)),
                ("is_withdrawn", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["word"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="plan",
            name="a plan's slug is not a reserved word",
        ),
        migrations.AddField(
            model_name="action",
            name="split_from",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="split_into",
                to="actionplan.action",
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="split_from",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="actionplan.action",
            ),
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
                            "backups",
                            "bodies",
                            "brand",
                            "calendar",
                            "documents",
                            "drafts",
                            "evidence",
                            "feeds",
                            "filters",
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
                            "packs",
                            "people",
                            "plan",
                            "plans",
                            "privacy",
                            "published",
                            "qa",
                            "questions",
                            "recommendations",
                            "record",
                            "redactions",
                            "reminders",
                            "reports",
                            "robots",
                            "scrutiny",
                            "seals",
                            "search",
                            "security",
                            "settings",
                            "sign-in",
                            "sign-out",
                            "static",
                            "tags",
                            "voices",
                        ],
                    ),
                    _negated=True,
                ),
                name="a plan's slug is not a reserved word",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="actionplan.action"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="answers",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answered_by",
                to="actionplan.comment",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="actionplan.comment",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="withdraws",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="withdrawn_by",
                to="actionplan.comment",
            ),
        ),
        migrations.AddField(
            model_name="draft",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="actionplan.action"
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="update",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence",
                to="actionplan.progressupdate",
            ),
        ),
        migrations.AddField(
            model_name="historicalevidence",
            name="action",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="actionplan.action",
            ),
        ),
        migrations.AddField(
            model_name="historicalevidence",
            name="change",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="actionplan.change",
            ),
        ),
        migrations.AddField(
            model_name="historicalevidence",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalevidence",
            name="update",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="actionplan.progressupdate",
            ),
        ),
        migrations.AddField(
            model_name="historicaltag",
            name="action",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="actionplan.action",
            ),
        ),
        migrations.AddField(
            model_name="historicaltag",
            name="change",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="actionplan.change",
            ),
        ),
        migrations.AddField(
            model_name="historicaltag",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="savedfilter",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="saved_filters", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="savedfilter",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="saved_filters", to="actionplan.plan"
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="tags", to="actionplan.action"
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                fields=("action", "sequence"), name="an action's comments follow one another"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a comment says something"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_question", False), ("answers__isnull", True), _connector="OR"),
                name="an answer is not a question",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("person", "address"), name="a person has one draft of a form"),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="evidence has a title"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("restricted_category__in", ["1", "2", "3", "4", "5", "6", "7", ""])),
                name="evidence names a category of Schedule 12A",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("file", ""), models.Q(("link", ""), _negated=True)),
                    models.Q(models.Q(("file", ""), _negated=True), ("link", "")),
                    _connector="OR",
                ),
                name="evidence is a file or a link, and one of them",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                fields=("plan", "person", "name"), name="a person's filters have names of their own"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="a saved filter has a name"
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.UniqueConstraint(fields=("action", "word"), name="an action has a tag once"),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(condition=models.Q(("word", ""), _negated=True), name="a tag is a word"),
        ),
    ]
