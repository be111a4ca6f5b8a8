import django.db.models.deletion
import sideomside.ground.vault.walls
import uuid
from django.db import migrations, models

from sideomside.ground.vault.walls import walls


class Migration(migrations.Migration):

    dependencies = [
        ('path', '0005_parting_and_giving'),
        ('people', '0003_promises_have_a_version'),
    ]

    operations = [
        migrations.AddField(
            model_name='sparring',
            name='open_to_all',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='TrainingSeat',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='path.trainingday')),
                ('organisation', models.ForeignKey(default=sideomside.ground.vault.walls.current_organisation, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'day', 'person'), name='one_seat_at_a_training_day')],
            },
        ),
        *walls("path_trainingseat"),
    ]
