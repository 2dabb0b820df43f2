from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curriculum", "0003_question_kinds"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="draws",
            field=models.JSONField(
                default=list, help_text="[{topic, count}], drawn for each learner"
            ),
        ),
    ]
