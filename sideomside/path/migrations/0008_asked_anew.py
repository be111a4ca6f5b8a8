from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('path', '0007_called_off_or_moved'),
    ]

    operations = [
        migrations.AddField(
            model_name='sparringseat',
            name='asked_anew',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='trainingseat',
            name='asked_anew',
            field=models.BooleanField(default=False),
        ),
    ]
