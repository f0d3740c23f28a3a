"""Meetings resolve, members ask and are answered, voices are heard, and positions are published."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actionplan", "0007_seals_and_redactions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer", "Answer"),
                            ("interim", "Interim answer"),
                            ("progress", "Progress since the answer"),
                            ("follow_up", "Follow-up question"),
                            ("chased", "Chased"),
                            ("closed", "Closed"),
                            ("taken_back", "Taken back"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("partly_accepted", "Accepted in part"),
                            ("not_accepted", "Not accepted"),
                        ],
                        max_length=40,
                    ),
                ),
                ("text", models.TextField()),
                ("restricted_note", models.TextField(blank=True)),
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
            ],
            options={
                "ordering": ["sequence"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTerm",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("short", models.CharField(db_index=True, max_length=20)),
                ("full", models.CharField(max_length=200)),
                ("meaning", models.CharField(blank=True, max_length=300)),
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
                "verbose_name": "historical term",
                "verbose_name_plural": "historical terms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("question", "Question"), ("recommendation", "Recommendation")], max_length=40
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="MatterDuty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                ("due_on", models.DateField()),
            ],
            options={
                "verbose_name_plural": "matter duties",
                "ordering": ["-sequence"],
            },
        ),
        migrations.CreateModel(
            name="PositionInPreparation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("up_to", models.PositiveBigIntegerField()),
                ("position_on", models.DateField()),
                ("words", models.JSONField(blank=True, default=dict)),
                ("begun_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "positions in preparation",
            },
        ),
        migrations.CreateModel(
            name="PositionWithdrawn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
            ],
            options={
                "verbose_name_plural": "positions withdrawn",
            },
        ),
        migrations.CreateModel(
            name="PublishedPosition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("published_on", models.DateField()),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                ("position_on", models.DateField()),
                ("up_to", models.PositiveBigIntegerField()),
                ("form", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
            ],
            options={
                "ordering": ["-published_on", "-edition"],
            },
        ),
        migrations.CreateModel(
            name="Resolution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("noted", "Noted"),
                            ("agreed", "Agreed"),
                            ("recommended", "Recommendation"),
                            ("asked", "Information asked for"),
                        ],
                        max_length=40,
                    ),
                ),
                ("text", models.TextField()),
            ],
            options={
                "ordering": ["meeting", "sequence", "id"],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("short", models.CharField(max_length=20, unique=True)),
                ("full", models.CharField(max_length=200)),
                ("meaning", models.CharField(blank=True, max_length=300)),
                ("is_withdrawn", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["short"],
            },
        ),
        migrations.CreateModel(
            name="Voice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said_on", models.DateField()),
                ("who", models.CharField(max_length=200)),
                ("number_heard", models.PositiveIntegerField(blank=True, null=True)),
                ("text", models.TextField()),
                ("restricted_note", models.TextField(blank=True)),
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
            ],
            options={
                "ordering": ["-said_on", "-id"],
            },
        ),
        migrations.AddField(
            model_name="action",
            name="public_summary",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="body",
            name="kind",
            field=models.CharField(
                choices=[
                    ("scrutiny_panel", "Scrutiny panel"),
                    ("improvement_board", "Improvement board"),
                    ("safeguarding_board", "Local Safeguarding Children Board (LSCB)"),
                    ("full_council", "Full council"),
                    ("other", "Another body"),
                ],
                db_default="other",
                default="other",
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="public_summary",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="finding",
            name="public_summary",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="public_summary",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="historicalbody",
            name="kind",
            field=models.CharField(
                choices=[
                    ("scrutiny_panel", "Scrutiny panel"),
                    ("improvement_board", "Improvement board"),
                    ("safeguarding_board", "Local Safeguarding Children Board (LSCB)"),
                    ("full_council", "Full council"),
                    ("other", "Another body"),
                ],
                db_default="other",
                default="other",
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="historicalevidence",
            name="public_summary",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="historicalfinding",
            name="public_summary",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="progressupdate",
            name="public_summary",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["scrutiny_panel", "improvement_board", "safeguarding_board", "full_council", "other"])
                ),
                name="a body is one of the kinds that meet over a plan",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="actionplan.answer",
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="withdraws",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="withdrawn_by",
                to="actionplan.answer",
            ),
        ),
        migrations.AddField(
            model_name="historicalterm",
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
            model_name="historicalterm",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="matter",
            name="action",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="matters",
                to="actionplan.action",
            ),
        ),
        migrations.AddField(
            model_name="matter",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="matter",
            name="finding",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="matters",
                to="actionplan.finding",
            ),
        ),
        migrations.AddField(
            model_name="matter",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="matters",
                to="actionplan.meeting",
            ),
        ),
        migrations.AddField(
            model_name="matter",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="matters", to="actionplan.plan"
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="actionplan.matter"
            ),
        ),
        migrations.AddField(
            model_name="matterduty",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="matterduty",
            name="matter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="actionplan.matter"
            ),
        ),
        migrations.AddField(
            model_name="matterduty",
            name="post",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duties",
                to="actionplan.post",
            ),
        ),
        migrations.AddField(
            model_name="positioninpreparation",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="actionplan.meeting",
            ),
        ),
        migrations.AddField(
            model_name="positioninpreparation",
            name="plan",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="position_in_preparation",
                to="actionplan.plan",
            ),
        ),
        migrations.AddField(
            model_name="positioninpreparation",
            name="prepared_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="positionwithdrawn",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="publishedposition",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="publishedposition",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="published_positions",
                to="actionplan.meeting",
            ),
        ),
        migrations.AddField(
            model_name="publishedposition",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="published_positions", to="actionplan.plan"
            ),
        ),
        migrations.AddField(
            model_name="publishedposition",
            name="seal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="published_positions", to="actionplan.seal"
            ),
        ),
        migrations.AddField(
            model_name="positionwithdrawn",
            name="position",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="withdrawn", to="actionplan.publishedposition"
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="actionplan.resolution",
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="resolutions", to="actionplan.meeting"
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="resolutions", to="actionplan.plan"
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="withdraws",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="withdrawn_by",
                to="actionplan.resolution",
            ),
        ),
        migrations.AddField(
            model_name="matter",
            name="resolution",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="matter",
                to="actionplan.resolution",
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="voice",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="voice",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="actionplan.voice",
            ),
        ),
        migrations.AddField(
            model_name="voice",
            name="finding",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="voices",
                to="actionplan.finding",
            ),
        ),
        migrations.AddField(
            model_name="voice",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="voices", to="actionplan.plan"
            ),
        ),
        migrations.AddField(
            model_name="voice",
            name="withdraws",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="withdrawn_by",
                to="actionplan.voice",
            ),
        ),
        migrations.AddConstraint(
            model_name="historicalterm",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: term"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                fields=("matter", "sequence"), name="what is said in a matter follows on"
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["answer", "interim", "progress", "follow_up", "chased", "closed", "taken_back"])
                ),
                name="what is said in a matter is of one kind",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["accepted", "partly_accepted", "not_accepted", ""])),
                name="a recommendation is accepted or not",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="an answer says something"
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("restricted_note", ""), models.Q(("restricted_category", ""), _negated=True), _connector="OR"
                ),
                name="restricted words in an answer name their category",
            ),
        ),
        migrations.AddConstraint(
            model_name="matterduty",
            constraint=models.UniqueConstraint(
                fields=("matter", "sequence"), name="the duties of a matter follow one another"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedposition",
            constraint=models.UniqueConstraint(
                fields=("plan", "published_on", "edition"), name="a published position has an address of its own"
            ),
        ),
        migrations.AddConstraint(
            model_name="positionwithdrawn",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="a position is withdrawn with a reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["noted", "agreed", "recommended", "asked"])),
                name="a resolution is one of four kinds",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a resolution says something"
            ),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects", None), ("withdraws", None)),
                fields=("meeting", "plan", "sequence"),
                name="what a meeting resolved over a plan is numbered",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["question", "recommendation"])),
                name="members are owed answers to questions and recommendations",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.UniqueConstraint(
                fields=("plan", "kind", "number"), name="a matter has a number of its own"
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "question"), ("resolution__isnull", True), models.Q(("text", ""), _negated=True)),
                    models.Q(("kind", "recommendation"), ("resolution__isnull", False), ("text", "")),
                    _connector="OR",
                ),
                name="a question has words and a recommendation its resolution",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a voice says something"
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(("number_heard__isnull", True), ("number_heard__gte", 5), _connector="OR"),
                name="a voice is that of five people or more",
            ),
        ),
        migrations.AddConstraint(
            model_name="voice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("restricted_note", ""), models.Q(("restricted_category", ""), _negated=True), _connector="OR"
                ),
                name="restricted words of a voice name their category",
            ),
        ),
    ]
