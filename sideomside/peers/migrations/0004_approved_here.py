from django.db import migrations

import sideomside.ground.vault.fields


class Migration(migrations.Migration):

    dependencies = [
        ('peers', '0003_energy'),
    ]

    operations = [
        migrations.AddField(
            model_name='peerfile',
            name='approved_why',
            field=sideomside.ground.vault.fields.SealedText(editable=True, key='person', kind='S2', null=True),
        ),
    ]
