import uuid

import django.db.models.deletion
from django.db import migrations, models

from sideomside.ground.vault.walls import current_organisation, walls

PLACE = ("organisation", "programme", "together", "period", "figure", "stood")


def to(table: str) -> models.ForeignKey:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=table)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0014_found_by_an_index"),
        ("reports", "0004_what_lots_showed_is_a_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="GoneCount",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("together", models.BooleanField()),
                ("period", models.CharField(max_length=7)),
                ("figure", models.CharField(max_length=20)),
                ("stood", models.CharField(max_length=400)),
                ("how_many", models.IntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        default=current_organisation,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                ("programme", to("people.programme")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=PLACE, name="one_count_of_a_place")],
            },
        ),
        *walls("reports_gonecount"),
    ]
