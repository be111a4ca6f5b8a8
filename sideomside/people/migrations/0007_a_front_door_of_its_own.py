from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_roles_have_steps'),
    ]

    operations = [
        migrations.AddField(
            model_name='programme',
            name='door_word',
            field=models.SlugField(blank=True, default='', max_length=40),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.UniqueConstraint(condition=models.Q(('door_word', ''), _negated=True), fields=('organisation', 'door_word'), name='one_programme_per_door'),
        ),
    ]
