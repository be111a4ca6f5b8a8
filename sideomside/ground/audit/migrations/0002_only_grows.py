"""The log only grows: changing or removing a line is refused by the database itself.

Whole months past their keep-time are dropped by the app, which first says so: with `app.purging` on PostgreSQL, with a
row in `audit_purging` on SQLite. Any role may say it; docs/controls.md tells what sees the misuse.
"""

from django.db import migrations

from sideomside.ground.vault.walls import OnPostgres, OnSqlite


# A list, since a trigger's own semicolons would be taken for the end of a statement.
SQLITE = [
    "CREATE TABLE audit_purging (id integer PRIMARY KEY)",
    "CREATE TRIGGER audit_no_change BEFORE UPDATE ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
    "CREATE TRIGGER audit_no_removal BEFORE DELETE ON audit_entry "
    "WHEN NOT EXISTS (SELECT 1 FROM audit_purging) "
    "BEGIN SELECT RAISE(ABORT, 'the log only grows'); END",
]

POSTGRES = ["""
CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('app.purging', true) = 'yes' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'the log only grows';
END $$;
CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
"""]


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        OnSqlite(
            SQLITE,
            ["DROP TRIGGER audit_no_change", "DROP TRIGGER audit_no_removal", "DROP TABLE audit_purging"],
        ),
        OnPostgres(
            POSTGRES, "DROP TRIGGER audit_only_grows ON audit_entry; DROP FUNCTION audit_only_grows();"
        ),
    ]
