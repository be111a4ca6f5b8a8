from django.db import migrations, models
from django.db.models import F


def those_read_first(apps, schema_editor):
    """Of what came before, we know only which lie first now."""
    apps.get_model("intake", "Enquiry").objects.filter(read_first=True).update(heavy_at=F("received_at"))


class Migration(migrations.Migration):
    dependencies = [("intake", "0006_reasons_no_mail")]

    operations = [
        migrations.AddField("enquiry", "heavy_at", models.DateTimeField(null=True)),
        migrations.RunPython(those_read_first, migrations.RunPython.noop),
    ]
