from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curriculum", "0037_always_asked"),
    ]

    operations = [
        migrations.AlterField(
            model_name="translation",
            name="kind",
            field=models.CharField(
                choices=[
                    ("path", "Parcours"),
                    ("module", "Module"),
                    ("lesson", "Leçon"),
                    ("question", "Question"),
                    ("scenario", "Scénario"),
                ],
                max_length=10,
            ),
        ),
    ]
