"""What is left, counted by kind of activity too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learners", "0014_works")]

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
    ]
