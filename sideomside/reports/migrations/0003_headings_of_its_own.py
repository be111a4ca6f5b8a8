from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_taken_back_and_read_by")]

    operations = [migrations.AddField("grant", "own_headings", models.JSONField(default=dict))]
