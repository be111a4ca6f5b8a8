import uuid

import django.db.models.deletion
from django.db import migrations, models

from sideomside.ground.vault.walls import current_organisation, walls


def to(table: str, on_delete: object, name: str = "+") -> models.ForeignKey:
    return models.ForeignKey(to=table, on_delete=on_delete, related_name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("companionship", "0007_found_by_an_index"),
        ("people", "0014_found_by_an_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="WalkedBefore",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("days_met", models.JSONField(default=list)),
                ("ended_on", models.DateField()),
                ("reason", models.CharField(blank=True, max_length=12)),
                (
                    "organisation",
                    models.ForeignKey(
                        default=current_organisation,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                ("participant", to("people.person", django.db.models.deletion.CASCADE, "walked_before")),
                ("programme", to("people.programme", django.db.models.deletion.CASCADE)),
            ],
        ),
        *walls("companionship_walkedbefore"),
    ]
