"""Once two have opened messages, the terms stand: the database itself refuses to make them longer or wider.

To end one early is allowed, and erasing takes the row away with the conversation. Until it is opened the question may
be put away; who asked and about which conversation stands from the beginning. Nothing is opened for more than an hour.
"""

from django.db import migrations

from sideomside.ground.vault.walls import OnPostgres, OnSqlite

ASKED = ("id", "organisation_id", "thread_id", "asked_by_id", "asked_at")
OPENED = ("reason", "confirmed_at", "confirmed_by_id", "up_to", "put_away_at", "put_away_by_id")
SAID = "what was opened stands as it was opened"
AN_HOUR = 3600  # seconds


def _other(unlike: str, columns: tuple[str, ...]) -> str:
    return " OR ".join(f"NEW.{one} {unlike} OLD.{one}" for one in columns)


def _changed(unlike: str, too_long: str) -> str:
    """What no update may do, in the words of one database or the other."""
    longer = "NEW.ends_at IS NULL OR NEW.ends_at > OLD.ends_at"
    being_opened = f"NEW.put_away_at IS NOT NULL OR {_other(unlike, ('reason',))} OR {too_long}"
    return (
        f"{_other(unlike, ASKED)}"
        f" OR (OLD.confirmed_at IS NOT NULL AND ({_other(unlike, OPENED)} OR {longer}))"
        f" OR (OLD.confirmed_at IS NULL AND NEW.confirmed_at IS NOT NULL AND ({being_opened}))"
        f" OR (OLD.put_away_at IS NOT NULL AND ({_other(unlike, OPENED)}))"
    )


LONG_SQLITE = f"(julianday(NEW.ends_at) - julianday(NEW.confirmed_at)) * 86400 > {AN_HOUR} + 0.5"
LONG_POSTGRES = f"NEW.ends_at - NEW.confirmed_at > interval '{AN_HOUR} seconds'"
SQLITE = [
    "CREATE TRIGGER messages_opening_stands BEFORE UPDATE ON messages_opening "
    f"WHEN {_changed('IS NOT', LONG_SQLITE)} BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
    "CREATE TRIGGER messages_opening_an_hour BEFORE INSERT ON messages_opening "
    f"WHEN NEW.confirmed_at IS NOT NULL AND {LONG_SQLITE} BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
]
POSTGRES = [f"""
CREATE FUNCTION messages_opening_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_at IS NOT NULL AND {LONG_POSTGRES} THEN
      RAISE EXCEPTION '{SAID}' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF {_changed('IS DISTINCT FROM', LONG_POSTGRES)} THEN
    RAISE EXCEPTION '{SAID}' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER messages_opening_stands BEFORE INSERT OR UPDATE ON messages_opening
  FOR EACH ROW EXECUTE FUNCTION messages_opening_stands();
"""]


class Migration(migrations.Migration):
    dependencies = [("messages", "0004_passed_on")]

    operations = [
        OnSqlite(SQLITE, ["DROP TRIGGER messages_opening_stands", "DROP TRIGGER messages_opening_an_hour"]),
        OnPostgres(
            POSTGRES,
            "DROP TRIGGER messages_opening_stands ON messages_opening; DROP FUNCTION messages_opening_stands();",
        ),
    ]
