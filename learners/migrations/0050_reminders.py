"""What is left by kind of activity, the day to finish by, and reminders."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learners", "0040_questions_to_the_tutor")]

    operations = [
        migrations.AddField(
            model_name="enrolment",
            name="dialogues_left",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="enrolment",
            name="exercises_left",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="enrolment",
            name="ends_on",
            field=models.DateField(blank=True, null=True, verbose_name="à finir avant le"),
        ),
        migrations.AddField(
            model_name="enrolment",
            name="resumed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("week", models.DateField(help_text="its Monday")),
                ("day", models.DateField(help_text="when it was written, or would have been")),
                ("reason", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[("written", "Écrit"), ("skipped", "Passé")], max_length=20
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "skipped_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-day", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "week"), name="a_person_is_reminded_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("skipped_by", None), ("state", "written")),
                            models.Q(("skipped_by__isnull", False), ("state", "skipped")),
                            _connector="OR",
                        ),
                        name="who_skips_a_reminder_is_known",
                    ),
                ],
            },
        ),
    ]
