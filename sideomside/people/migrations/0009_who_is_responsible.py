from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0008_where_a_part_of_town_lies'),
    ]

    operations = [
        migrations.AddField(
            model_name='organisation',
            name='responsible_mail',
            field=models.EmailField(blank=True, max_length=254),
        ),
    ]
