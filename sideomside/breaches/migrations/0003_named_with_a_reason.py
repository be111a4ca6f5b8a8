"""Whoever could not be reached is named, with the reason."""

import django.db.models.deletion
from django.db import migrations, models

NAMES = [
    ("found", "heard of it"),
    ("judged", "weighed how much harm it can do"),
    ("reported", "told the Data Protection Agency"),
    ("not_reported", "decided that the Data Protection Agency need not be told"),
    ("told", "wrote to those it is about"),
    ("not_reached", "wrote why somebody was not reached"),
    ("done", "did something"),
    ("closing", "thinks it can be closed"),
    ("not_yet", "thinks it is too early to close it"),
    ("closed", "closed it together with a colleague"),
]


class Migration(migrations.Migration):
    dependencies = [("breaches", "0002_heard_and_gone")]

    operations = [
        migrations.AlterField("breachstep", "name", models.CharField(max_length=12, choices=NAMES)),
        migrations.AddField(
            "touched",
            "why",
            models.ForeignKey(
                to="breaches.breachstep",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
            ),
        ),
    ]
