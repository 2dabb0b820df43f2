import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("learners", "0008_people_without_an_address"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessCard",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("code_hash", models.CharField(max_length=64, unique=True)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["sheet", "place"],
            },
        ),
        migrations.CreateModel(
            name="CardSheet",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("path", models.UUIDField()),
                ("path_title", models.CharField(max_length=255)),
                ("printed_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-printed_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="JoinCode",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("path", models.UUIDField()),
                ("path_title", models.CharField(max_length=255)),
                ("code", models.CharField(max_length=10, unique=True, verbose_name="code")),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(verbose_name="jusqu’au")),
                ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                ("taken", models.PositiveSmallIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-made_at", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="referral",
            name="a_person_is_sent_once_on_a_path",
        ),
        migrations.AlterField(
            model_name="referral",
            name="email",
            field=models.EmailField(blank=True, max_length=254, verbose_name="adresse e-mail"),
        ),
        migrations.AddField(
            model_name="accesscard",
            name="used_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="card",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="referral",
                to="learners.accesscard",
            ),
        ),
        migrations.AddField(
            model_name="cardsheet",
            name="institution",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="card_sheets",
                to="learners.institution",
            ),
        ),
        migrations.AddField(
            model_name="cardsheet",
            name="printed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="accesscard",
            name="sheet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cards",
                to="learners.cardsheet",
            ),
        ),
        migrations.AddField(
            model_name="joincode",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="join_codes",
                to="learners.institution",
            ),
        ),
        migrations.AddField(
            model_name="joincode",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="join_code",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="referrals",
                to="learners.joincode",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                models.F("institution"),
                models.F("path"),
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(
                    ("cancelled_at", None),
                    ("seen_until", None),
                    models.Q(("email", ""), _negated=True),
                ),
                name="a_person_is_sent_once_on_a_path",
            ),
        ),
        migrations.AddConstraint(
            model_name="accesscard",
            constraint=models.UniqueConstraint(
                fields=("sheet", "place"), name="a_card_has_its_own_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="accesscard",
            constraint=models.CheckConstraint(
                condition=models.Q(("used_at", None), ("cancelled_at", None), _connector="OR"),
                name="a_used_card_is_not_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="joincode",
            constraint=models.CheckConstraint(
                condition=models.Q(("taken__lte", models.F("places"))),
                name="a_code_lets_in_no_more_than_its_places",
            ),
        ),
    ]
