from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learners", "0006_journal_triggers"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="typed",
            field=models.CharField(
                blank=True, default="", help_text="the number or the words", max_length=255
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="answer",
            name="chosen",
            field=models.JSONField(help_text="what was chosen, or one number a line"),
        ),
    ]
