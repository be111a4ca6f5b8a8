from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gatherings', '0003_a_key_outlives_its_holder'),
    ]

    operations = [
        migrations.AddField(
            model_name='facilitating',
            name='asked_at',
            field=models.DateTimeField(null=True),
        ),
    ]
