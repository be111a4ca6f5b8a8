"""When something was opened is what the database's own clock says, and nothing is put in already open.

Without this an hour could be set to begin in ten years, or a row written that two people never opened one by one.
What was open once and is over may come along from another house: it opens nothing here, and is never made longer.
"""

from django.db import migrations

from sideomside.ground.vault.walls import OnPostgres, OnSqlite

SAID = "it is opened now, by a second person, or not at all"
A_MINUTE = 60  # seconds the two clocks may be apart

SQLITE_OFF = f"abs(julianday('now') - julianday(NEW.confirmed_at)) * 86400 > {A_MINUTE}"
POSTGRES_OFF = f"abs(extract(epoch FROM clock_timestamp() - NEW.confirmed_at)) > {A_MINUTE}"
SQLITE_OPEN = "julianday(NEW.ends_at) > julianday('now')"
POSTGRES_OPEN = "NEW.ends_at > clock_timestamp()"
OPENED = "OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL"
SQLITE = [
    "CREATE TRIGGER messages_opening_now BEFORE UPDATE ON messages_opening "
    f"WHEN {OPENED} AND {SQLITE_OFF} BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
    "CREATE TRIGGER messages_opening_shut BEFORE INSERT ON messages_opening "
    f"WHEN {SQLITE_OPEN} BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
]
POSTGRES = [
    f"""
CREATE FUNCTION messages_opening_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF {POSTGRES_OPEN} THEN
      RAISE EXCEPTION '{SAID}' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF {OPENED} AND {POSTGRES_OFF} THEN
    RAISE EXCEPTION '{SAID}' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER messages_opening_now BEFORE INSERT OR UPDATE ON messages_opening
  FOR EACH ROW EXECUTE FUNCTION messages_opening_now();
"""
]


class Migration(migrations.Migration):
    dependencies = [("messages", "0005_opened_terms_stand")]

    operations = [
        OnSqlite(SQLITE, ["DROP TRIGGER messages_opening_now", "DROP TRIGGER messages_opening_shut"]),
        OnPostgres(
            POSTGRES,
            "DROP TRIGGER messages_opening_now ON messages_opening; DROP FUNCTION messages_opening_now();",
        ),
    ]
