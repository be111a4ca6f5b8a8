from django.db import migrations, models
from django.db.models import F

from sideomside.ground.vault.walls import within


def those_read_first(apps, schema_editor):
    """Of what came before, we know only which lie first now. Each house's own rows, from within it: the walls are up."""
    enquiries = apps.get_model("intake", "Enquiry").objects
    for organisation_id in list(apps.get_model("people", "Organisation").objects.values_list("id", flat=True)):
        with within(organisation_id):
            enquiries.filter(read_first=True, heavy_at=None).update(heavy_at=F("received_at"))


class Migration(migrations.Migration):
    dependencies = [("intake", "0006_reasons_no_mail")]

    operations = [
        migrations.AddField("enquiry", "heavy_at", models.DateTimeField(null=True)),
        migrations.RunPython(those_read_first, migrations.RunPython.noop),
    ]
