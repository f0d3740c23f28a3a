"""Seals over the record, redaction, the backups that were taken, and one version of a row for each change."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def note_where_digests_begin(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the head of a record that is older than digests remember which change is the first to have one."""
    heads = apps.get_model("actionplan", "RecordHead").objects.using(editor.connection.alias)
    heads.update(digested_from=models.F("last_number") + 1)


class Migration(migrations.Migration):
    dependencies = [
        ("actionplan", "0006_evidence_comments_and_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Backup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("taken_at", models.DateTimeField()),
                ("file_name", models.CharField(max_length=200)),
                ("last_change", models.PositiveBigIntegerField()),
            ],
            options={
                "ordering": ["-taken_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="BackupDestroyed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "change",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="digest",
                        serialize=False,
                        to="actionplan.change",
                    ),
                ),
                ("form", models.PositiveSmallIntegerField()),
                ("contents", models.JSONField(default=dict)),
                ("fingerprint", models.CharField(max_length=64)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("began_at", models.DateTimeField()),
                ("seconds", models.FloatField()),
                ("up_to", models.PositiveBigIntegerField()),
                ("number_of_rows", models.PositiveBigIntegerField()),
                ("found", models.JSONField(blank=True, default=list)),
                ("noticed", models.JSONField(blank=True, default=list)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="RedactedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RedactedText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=63)),
                ("row", models.PositiveBigIntegerField()),
                ("column", models.CharField(max_length=63)),
                ("fingerprint", models.CharField(blank=True, max_length=64)),
                ("left", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("carried_out", "Carried out"),
                            ("refused", "Refused"),
                            ("withdrawn", "Taken back"),
                        ],
                        max_length=40,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="RedactionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("child", "They may identify a child"),
                            ("family", "They may identify a parent, carer or other relative"),
                            ("staff", "They are personal, about a member of staff"),
                            ("legal", "A court or the law forbids them"),
                            ("other", "Another ground"),
                        ],
                        max_length=40,
                    ),
                ),
                ("where", models.CharField(max_length=300)),
                ("file", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("up_to", models.PositiveBigIntegerField()),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("daily", "Before the first change of a day"),
                            ("publication", "With a published position"),
                            ("asked_for", "Asked for"),
                        ],
                        max_length=40,
                    ),
                ),
                ("root", models.CharField(max_length=64)),
                ("peaks", models.JSONField(default=list)),
                ("backups", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["-up_to", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Secret",
            fields=[
                (
                    "change",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="secret",
                        serialize=False,
                        to="actionplan.change",
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=64)),
                ("keys", models.JSONField(blank=True, default=dict)),
            ],
        ),
        migrations.AddField(
            model_name="recordhead",
            name="redacting",
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="recordhead",
            name="digested_from",
            field=models.PositiveBigIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="recordhead",
            name="digests",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="recordhead",
            name="backups",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(note_where_digests_begin, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["at", "number"], name="the last change by a moment"),
        ),
        migrations.AddConstraint(
            model_name="historicalaction",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: action"),
        ),
        migrations.AddConstraint(
            model_name="historicalalsoserves",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: alsoserves"),
        ),
        migrations.AddConstraint(
            model_name="historicalbody",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: body"),
        ),
        migrations.AddConstraint(
            model_name="historicalcontributor",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: contributor"),
        ),
        migrations.AddConstraint(
            model_name="historicaldeadline",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: deadline"),
        ),
        migrations.AddConstraint(
            model_name="historicaldocument",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: document"),
        ),
        migrations.AddConstraint(
            model_name="historicalevidence",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: evidence"),
        ),
        migrations.AddConstraint(
            model_name="historicalfinding",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: finding"),
        ),
        migrations.AddConstraint(
            model_name="historicaljudgement",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: judgement"),
        ),
        migrations.AddConstraint(
            model_name="historicalmeeting",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: meeting"),
        ),
        migrations.AddConstraint(
            model_name="historicalorganisation",
            constraint=models.UniqueConstraint(
                fields=("id", "change"), name="a change writes a row once: organisation"
            ),
        ),
        migrations.AddConstraint(
            model_name="historicalorigin",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: origin"),
        ),
        migrations.AddConstraint(
            model_name="historicalpartner",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: partner"),
        ),
        migrations.AddConstraint(
            model_name="historicalperson",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: person"),
        ),
        migrations.AddConstraint(
            model_name="historicalplan",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: plan"),
        ),
        migrations.AddConstraint(
            model_name="historicalpost",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: post"),
        ),
        migrations.AddConstraint(
            model_name="historicalreporttext",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: reporttext"),
        ),
        migrations.AddConstraint(
            model_name="historicalrequirement",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: requirement"),
        ),
        migrations.AddConstraint(
            model_name="historicalroleheld",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: roleheld"),
        ),
        migrations.AddConstraint(
            model_name="historicalsource",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: source"),
        ),
        migrations.AddConstraint(
            model_name="historicalstandin",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: standin"),
        ),
        migrations.AddConstraint(
            model_name="historicaltag",
            constraint=models.UniqueConstraint(fields=("id", "change"), name="a change writes a row once: tag"),
        ),
        migrations.AddField(
            model_name="backupdestroyed",
            name="backup",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="destroyed", to="actionplan.backup"
            ),
        ),
        migrations.AddField(
            model_name="backupdestroyed",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="redactedfile",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="redactedtext",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="redactedtext",
            name="wrote",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="redactedtext",
            name="redaction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="actionplan.redaction"
            ),
        ),
        migrations.AddField(
            model_name="redactedfile",
            name="redaction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="actionplan.redaction"
            ),
        ),
        migrations.CreateModel(
            name="WordsToRedact",
            fields=[
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="actionplan.redactionrequest",
                    ),
                ),
                ("text", models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name="redactionrequest",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddField(
            model_name="redactionrequest",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="redaction_requests", to="actionplan.plan"
            ),
        ),
        migrations.AddField(
            model_name="redaction",
            name="request",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="actionplan.redactionrequest"
            ),
        ),
        migrations.AddField(
            model_name="seal",
            name="change",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="actionplan.change"
            ),
        ),
        migrations.AddConstraint(
            model_name="redactedtext",
            constraint=models.UniqueConstraint(
                fields=("table", "row", "column", "redaction"), name="a redaction changes a text once"
            ),
        ),
        migrations.AddConstraint(
            model_name="redactionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["child", "family", "staff", "legal", "other"])),
                name="a redaction has one of the grounds",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="redactionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("where", ""), _negated=True), name="a redaction says where the words stand"
            ),
        ),
        migrations.AddConstraint(
            model_name="redaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["carried_out", "refused", "withdrawn"])),
                name="a request is carried out, refused or taken back",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="seal",
            constraint=models.CheckConstraint(
                condition=models.Q(("occasion__in", ["daily", "publication", "asked_for"])),
                name="a seal is taken on one of three occasions",
                violation_error_message="Choose one of the words offered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="seal",
            constraint=models.CheckConstraint(
                condition=models.Q(("root", ""), _negated=True), name="a seal has a root"
            ),
        ),
    ]
