from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "0011_search")]

    operations = [
        migrations.AlterField(
            model_name="searchentry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("path", "Parcours"),
                    ("module", "Module"),
                    ("lesson", "Leçon"),
                    ("term", "Mot"),
                    ("sheet", "Fiche"),
                ],
                max_length=10,
            ),
        ),
    ]
