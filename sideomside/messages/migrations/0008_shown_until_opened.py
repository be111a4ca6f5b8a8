from django.db import migrations, models


class Migration(migrations.Migration):
    """What was shown before today waits once more: better looked at twice than by nobody."""

    dependencies = [("messages", "0007_found_by_an_index")]

    operations = [
        migrations.AddField(
            model_name="share",
            name="opened",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="share",
            index=models.Index(
                condition=models.Q(("opened", False), ("taken_back_at", None)),
                fields=["organisation", "shared_at"],
                name="shown_and_not_opened",
            ),
        ),
    ]
