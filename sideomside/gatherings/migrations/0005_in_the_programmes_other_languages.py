from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0004_asked_to_lead'),
    ]

    operations = [
        migrations.AddField(
            model_name='gathering',
            name='language',
            field=models.CharField(default='da', max_length=8),
        ),
    ]
