import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0002_in_two_languages_and_reminded'),
        ('people', '0004_hours_at_the_desk'),
    ]

    operations = [
        migrations.AlterField(
            model_name='keyholder',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person'),
        ),
    ]
