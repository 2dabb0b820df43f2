from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learners", "0060_placements"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="signed_out_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
