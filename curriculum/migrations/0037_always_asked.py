from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("curriculum", "0036_sheets"),
    ]

    operations = [
        migrations.AddField(
            model_name="lesson",
            name="is_always",
            field=models.BooleanField(
                default=False,
                help_text="À faire même quand le reste du module est dispensé.",
                verbose_name="toujours",
            ),
        ),
    ]
