from django.db import migrations, models

NAME = "the_audience_has_its_level"
AS_RELEASES = ["public", "runs"]


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_headings_of_its_own")]

    operations = [
        migrations.AlterField(
            "release",
            "audience",
            models.CharField(
                max_length=7,
                choices=[
                    ("house", "everybody who works here"),
                    ("partner", "partners"),
                    ("funder", "funders and evaluators"),
                    ("public", "everybody"),
                    ("runs", "those who run the programme"),
                ],
            ),
        ),
        migrations.RemoveConstraint("release", NAME),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(
                condition=models.Q(level="R1") & ~models.Q(audience__in=AS_RELEASES)
                | models.Q(level="R2", audience__in=AS_RELEASES),
                name=NAME,
            ),
        ),
    ]
