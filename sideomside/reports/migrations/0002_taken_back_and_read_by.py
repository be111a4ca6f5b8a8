from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [
        migrations.AddField("grant", "readers", models.JSONField(default=list)),
        migrations.AddField("release", "rules", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField("release", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.AddField("release", "withdrawn_by_id", models.UUIDField(null=True)),
    ]
