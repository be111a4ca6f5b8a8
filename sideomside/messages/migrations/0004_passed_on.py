import uuid

import django.db.models.deletion
from django.db import migrations, models

import sideomside.ground.vault.walls
from sideomside.ground.vault.walls import walls


class Migration(migrations.Migration):

    dependencies = [
        ('matching', '0004_suggestions_and_their_rules'),
        ('messages', '0003_taken_out'),
        ('people', '0004_hours_at_the_desk'),
    ]

    operations = [
        migrations.AddField(
            model_name='member',
            name='lends',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='Passing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('said_at', models.DateTimeField(auto_now_add=True)),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(default=sideomside.ground.vault.walls.current_organisation, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('pair', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='matching.pair')),
                ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passings', to='messages.thread')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('organisation', 'thread', 'pair'), name='passed_on_once_at_a_time')],
            },
        ),
        *walls("messages_passing"),
    ]
