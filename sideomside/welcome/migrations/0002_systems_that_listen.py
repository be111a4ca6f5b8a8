import uuid

import django.db.models.deletion
from django.db import migrations, models

import sideomside.ground.vault.walls
from sideomside.ground.vault.walls import walls


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_hours_at_the_desk'),
        ('welcome', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Listener',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('address', models.CharField(max_length=300)),
                ('turn', models.PositiveIntegerField(default=0)),
                ('told', models.JSONField(default=dict)),
                ('heard_at', models.DateTimeField(null=True)),
                ('not_before', models.DateTimeField(null=True)),
                ('misses', models.PositiveIntegerField(default=0)),
                ('fault', models.CharField(blank=True, max_length=40)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('made_by_id', models.UUIDField(null=True)),
                ('once', models.UUIDField()),
                ('organisation', models.ForeignKey(default=sideomside.ground.vault.walls.current_organisation, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['made_at'],
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'once'), name='one_listener_per_form'),
                    models.UniqueConstraint(fields=('organisation', 'address'), name='one_listener_per_address'),
                ],
            },
        ),
        *walls("welcome_listener"),
    ]
