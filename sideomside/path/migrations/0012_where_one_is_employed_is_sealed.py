from django.db import migrations
from django.db.models import BinaryField, Value

import sideomside.ground.vault.fields
from sideomside.ground.vault.keys import KeyIsGone, seal
from sideomside.ground.vault.walls import within


def under_the_persons_key(apps, schema_editor):
    """Each house's own rows, from within it. Whoever's key is gone has no words left, and none are kept in clear."""
    jobs = apps.get_model('path', 'Employed').objects
    for organisation_id in list(apps.get_model('people', 'Organisation').objects.values_list('id', flat=True)):
        with within(organisation_id):
            for pk, person_id, house in list(jobs.filter(organisation_id=organisation_id).exclude(house='').values_list('pk', 'person_id', 'house')):
                try:
                    jobs.filter(pk=pk).update(sealed=sealed(organisation_id, pk, person_id, house))
                except KeyIsGone:
                    continue


def sealed(organisation_id, pk, person_id, house):
    """Bound to the name the column gets in the end."""
    return Value(seal(person_id, f'{organisation_id}|path_employed|house|{pk}', house.encode()), output_field=BinaryField())


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0014_found_by_an_index'),
        ('path', '0011_paths_by_how_far'),
    ]

    operations = [
        migrations.AddField(
            model_name='employed',
            name='sealed',
            field=sideomside.ground.vault.fields.SealedText(editable=True, key='person', kind='S2', null=True),
        ),
        migrations.RunPython(under_the_persons_key, elidable=True),
        migrations.RemoveField(model_name='employed', name='house'),
        migrations.RenameField(model_name='employed', old_name='sealed', new_name='house'),
    ]
