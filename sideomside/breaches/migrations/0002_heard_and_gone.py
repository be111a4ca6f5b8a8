"""How many heard it and have since been erased: a number, and no name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("breaches", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="breach", name="heard_and_gone", field=models.PositiveIntegerField(default=0)
        ),
    ]
