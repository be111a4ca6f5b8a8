from django.db import migrations
from django.db.models import BinaryField, Value

import sideomside.ground.vault.fields
from sideomside.ground.vault.keys import KeyIsGone, make_key, seal, unseal
from sideomside.ground.vault.walls import within

SEALED = ('content', 'transcript')


def under_its_own_key(apps, schema_editor):
    """Each voice that is heard was sealed with its page's key; a page whose key is gone has no voice either."""
    voices = apps.get_model('stories', 'ShownSound').objects
    for organisation_id in list(apps.get_model('people', 'Organisation').objects.values_list('id', flat=True)):
        with within(organisation_id):
            for pk, page_id, *sealed in list(voices.filter(organisation_id=organisation_id).values_list('pk', 'publication_id', *SEALED)):
                try:
                    anew = _sealed_anew(organisation_id, pk, page_id, dict(zip(SEALED, sealed, strict=True)))
                except KeyIsGone:
                    voices.filter(pk=pk).delete()
                else:
                    voices.filter(pk=pk).update(**anew)


def _sealed_anew(organisation_id, pk, page_id, sealed):
    opened = {name: unseal(page_id, _place(organisation_id, name, pk), bytes(said)) for name, said in sealed.items() if said}
    make_key(pk, organisation_id)
    return {name: Value(seal(pk, _place(organisation_id, name, pk), said), output_field=BinaryField()) for name, said in opened.items()}


def _place(organisation_id, column, pk):
    return f'{organisation_id}|stories_shownsound|{column}|{pk}'


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_hours_at_the_desk'),
        ('stories', '0002_told_aloud'),
    ]

    operations = [
        migrations.RunPython(under_its_own_key, elidable=True),
        migrations.AlterField(
            model_name='shownsound',
            name='content',
            field=sideomside.ground.vault.fields.SealedBytes(editable=True, key='self', kind='S0', null=True),
        ),
        migrations.AlterField(
            model_name='shownsound',
            name='transcript',
            field=sideomside.ground.vault.fields.SealedText(editable=True, key='self', kind='S0', null=True),
        ),
    ]
