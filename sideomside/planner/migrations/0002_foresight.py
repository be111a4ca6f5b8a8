import uuid

import django.db.models.deletion
from django.db import migrations, models

import sideomside.ground.vault.walls
from sideomside.ground.vault.walls import walls


class Migration(migrations.Migration):
    dependencies = [("people", "0004_hours_at_the_desk"), ("planner", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Foresight",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("quarter", models.CharField(max_length=6)),
                ("came_before", models.PositiveIntegerField()),
                ("foretold", models.BooleanField()),
                ("low", models.FloatField(null=True)),
                ("high", models.FloatField(null=True)),
                ("came", models.PositiveIntegerField()),
                ("became", models.FloatField(null=True)),
                ("found_at", models.DateTimeField()),
                ("organisation", models.ForeignKey(default=sideomside.ground.vault.walls.current_organisation, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation")),
                ("programme", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.programme")),
            ],
            options={
                "ordering": ["-quarter"],
                "constraints": [models.UniqueConstraint(fields=("organisation", "programme", "quarter"), name="each_quarter_foretold_once")],
            },
        ),
        *walls("planner_foresight"),
    ]
