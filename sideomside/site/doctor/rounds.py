"""The doctor's round: everything looked at, one after another."""

from collections.abc import Iterator

from sideomside.site.doctor import doors, keys, logs, offices, stores, work
from sideomside.site.doctor.findings import ERROR, Finding, Look

STORES: tuple[Look, ...] = (
    stores.migrations,
    stores.roles,
    stores.passwords_asked_for,
    stores.shut_on_the_way,
    stores.walls,
    keys.master_key,
    keys.apart,
    keys.ours_alone,
    keys.on_paper,
    stores.log_elsewhere,
    stores.copies,
)
LOOKS: tuple[Look, ...] = (
    doors.secrets,
    doors.tls,
    doors.letters_leave,
    doors.nothing_tells,
    logs.logs_leave,
    offices.offices,
    work.worker,
    work.letters_and_mail,
    work.help_lines,
    work.heavy_words,
    work.moved_in,
    work.somebody_asks,
    work.djangos_own_list,
)
UNSAFE: tuple[Look, ...] = (doors.secrets, stores.roles, stores.passwords_asked_for, keys.apart)


def look_around() -> Iterator[Finding]:
    """With tables missing, there is nothing more to look at."""
    missing = list(stores.migrations())
    if missing:
        yield from missing
        return
    for look in (*STORES, *LOOKS):
        yield from look()


def reasons_not_to_start() -> list[Finding]:
    """What no real installation may be started with."""
    return [one for look in UNSAFE for one in look() if one.level == ERROR]
