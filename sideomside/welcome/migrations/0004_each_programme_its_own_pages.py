import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_a_front_door_of_its_own'),
        ('welcome', '0003_what_may_have_come'),
    ]

    operations = [
        migrations.AddField(
            model_name='page',
            name='programme',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.programme'),
        ),
        migrations.AddField(
            model_name='look',
            name='programme',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.programme'),
        ),
        migrations.RemoveConstraint(
            model_name='page',
            name='one_page_per_address',
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.UniqueConstraint(condition=models.Q(('programme', None)), fields=('organisation', 'address'), name='one_page_per_address'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.UniqueConstraint(fields=('organisation', 'programme', 'address'), name='one_page_per_address_there'),
        ),
        migrations.RemoveConstraint(
            model_name='look',
            name='one_look_per_house',
        ),
        migrations.AddConstraint(
            model_name='look',
            constraint=models.UniqueConstraint(condition=models.Q(('programme', None)), fields=('organisation',), name='one_look_per_house'),
        ),
        migrations.AddConstraint(
            model_name='look',
            constraint=models.UniqueConstraint(fields=('organisation', 'programme'), name='one_look_per_programme'),
        ),
    ]
