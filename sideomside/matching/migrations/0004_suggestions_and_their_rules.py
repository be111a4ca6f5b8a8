import uuid

import django.db.models.deletion
from django.db import migrations, models

import sideomside.ground.vault.fields
import sideomside.ground.vault.walls
from sideomside.ground.vault.walls import walls


class Migration(migrations.Migration):

    dependencies = [
        ('matching', '0003_after_an_early_end'),
        ('people', '0002_asked_for_a_link'),
    ]

    operations = [
        migrations.CreateModel(
            name='Policy',
            fields=[
                ('happened_at', models.DateTimeField()),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('by_id', models.UUIDField(null=True)),
                ('by_role', models.CharField(max_length=20)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveSmallIntegerField()),
                ('choices', models.JSONField(default=dict)),
                ('note', models.CharField(max_length=300)),
                ('organisation', models.ForeignKey(default=sideomside.ground.vault.walls.current_organisation, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='policies', to='people.programme')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='matching.policy')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'programme', 'version'), name='one_policy_per_version'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Night',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField()),
                ('by_id', models.UUIDField(null=True)),
                ('weights_version', models.PositiveSmallIntegerField()),
                ('waiting', models.PositiveIntegerField()),
                ('met', models.PositiveIntegerField()),
                ('value', models.BigIntegerField()),
                ('bound', models.BigIntegerField()),
                ('engine', models.CharField(max_length=40)),
                ('instance', models.CharField(max_length=64)),
                ('found', sideomside.ground.vault.fields.SealedJson(editable=True, key='self', kind='S3', null=True)),
                ('organisation', models.ForeignKey(default=sideomside.ground.vault.walls.current_organisation, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nights', to='people.programme')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisation', 'programme', 'made_at'], name='matching_nights'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('happened_at', models.DateTimeField()),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('by_id', models.UUIDField(null=True)),
                ('by_role', models.CharField(max_length=20)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('taken', 'asked about this peer'), ('changed', 'asked about another peer'), ('dropped', 'put the suggestion aside')], max_length=8)),
                ('why', sideomside.ground.vault.fields.SealedText(editable=True, key='participant', kind='S3', null=True)),
                ('weights_version', models.PositiveSmallIntegerField()),
                ('night', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='matching.night')),
                ('organisation', models.ForeignKey(default=sideomside.ground.vault.walls.current_organisation, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('peer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.programme')),
                ('proposal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='matching.proposal')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='matching.decision')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisation', 'night', 'participant'), name='one_decision_per_suggestion'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ByHand',
            fields=[
                ('happened_at', models.DateTimeField()),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('by_id', models.UUIDField(null=True)),
                ('by_role', models.CharField(max_length=20)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('hat', models.CharField(max_length=20)),
                ('by_hand', models.BooleanField()),
                ('organisation', models.ForeignKey(default=sideomside.ground.vault.walls.current_organisation, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='by_hand', to='people.person')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='matching.byhand')),
            ],
            options={
                'abstract': False,
            },
        ),
        *walls("matching_policy", "matching_night", "matching_decision", "matching_byhand"),
    ]
