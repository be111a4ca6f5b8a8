from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0003_reasons_in_todays_words'),
    ]

    operations = [
        migrations.AlterField(
            model_name='inboundmail',
            name='reason',
            field=models.CharField(blank=True, choices=[('too_large', 'It is larger than we can take in'), ('too_many_parts', 'It has more parts than anybody writes'), ('too_deep', 'It is wrapped in itself too many times'), ('too_many_headers', 'It has more lines at the top than any mail needs'), ('header_too_long', 'A line at the top is endless'), ('too_long_a_time', 'It took too long to read'), ('too_much_memory', 'It took too much room to read'), ('confused', 'It is put together in a way we do not understand'), ('reader_did_not_start', 'We could not read it just then'), ('stumbled', 'We stumbled over it several times'), ('person', 'One of us says that a person wrote it'), ('heavy', 'It looks automatic, but the words should be read by a person'), ('loop', 'Our own letter came back'), ('bounce', 'The post could not deliver a letter'), ('auto', 'An automatic answer'), ('list', 'A newsletter or a mailing list'), ('double', 'The same mail again'), ('spam', 'Unwanted advertising'), ('marked', 'The mail server takes it for advertising'), ('not_us', 'Not meant for us'), ('empty', 'There is nothing in it')], max_length=24),
        ),
    ]
