from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0011_what_nobody_drew")]

    operations = [
        migrations.AddField(
            model_name="area",
            name="municipality",
            field=models.CharField(blank=True, max_length=4),
        ),
    ]
