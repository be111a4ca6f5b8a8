from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_hours_at_the_desk'),
    ]

    operations = [
        migrations.AddField(
            model_name='role',
            name='given_by_id',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='owntheme',
            name='put_away_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='place',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='place',
            name='changed_by_id',
            field=models.UUIDField(null=True),
        ),
    ]
