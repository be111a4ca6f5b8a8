"""A programme that has drawn no map has every part of town at 0, 0: nobody has said where they lie.

As long as one of them was drawn, 0, 0 is a place of its own, and stays.
"""

from django.db import migrations

from sideomside.ground.vault.walls import OnPostgres, OnSqlite

NOWHERE = (
    "UPDATE people_area SET east_km = NULL, north_km = NULL WHERE programme_id IN ("
    "SELECT programme_id FROM people_area GROUP BY programme_id HAVING max(abs(east_km) + abs(north_km)) = 0)"
)


class Migration(migrations.Migration):
    dependencies = [("people", "0010_where_a_help_line_answers")]

    operations = [
        OnSqlite([NOWHERE], []),
        OnPostgres(
            "ALTER TABLE people_area NO FORCE ROW LEVEL SECURITY; "
            f"{NOWHERE}; "
            "ALTER TABLE people_area FORCE ROW LEVEL SECURITY;",
            "",
        ),
    ]
