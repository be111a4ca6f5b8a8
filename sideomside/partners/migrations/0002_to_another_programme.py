import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0003_reasons_in_todays_words'),
        ('partners', '0001_initial'),
        ('people', '0004_hours_at_the_desk'),
    ]

    operations = [
        migrations.AlterField(
            model_name='introduction',
            name='agreement',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.agreement'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='from_programme',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.programme'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='to_programme',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.programme'),
        ),
        migrations.AddField(
            model_name='introduction',
            name='enquiry',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='intake.enquiry'),
        ),
        migrations.AddConstraint(
            model_name='introduction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement', None), ('from_programme__isnull', False), ('to_programme__isnull', False)), models.Q(('agreement__isnull', False), ('from_programme', None), ('to_programme', None)), _connector='OR'), name='introduced_to_a_partner_or_to_a_programme'),
        ),
    ]
