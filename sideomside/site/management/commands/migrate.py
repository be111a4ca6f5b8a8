"""bin/manage migrate: as Django's; only a new house is drawn without drawing all of it anew for each new table.

Where anything stands, Django alone is at work. Before each step it draws every model that hangs together with the one
it is about, and here all do. A step that only adds changes nothing that another table holds on to: there the one model
is drawn, and the others hear of it later. Before any other step everything is drawn as it is by then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from itertools import groupby
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration, RunSQL
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

ONLY_ADDS = (CreateModel, AddField, AddConstraint, AddIndex, RunSQL)


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if MigrationRecorder(connections[options["database"]]).applied_migrations():
            super().handle(*args, **options)
            return
        with _put("apply", Migration, _step_by_step(Migration.apply)):
            super().handle(*args, **options)


def _step_by_step(apply: Any) -> Any:
    def in_parts(self: Migration, state: ProjectState, *how: Any, **more: Any) -> ProjectState:
        for alone, steps in groupby(self.operations, _only_adds):
            part = copy(self)
            part.operations = list(steps)
            if not alone:
                state.clear_delayed_apps_cache()
                _everything = state.apps  # drawn now and not while the step is taken
            with _put("_find_reload_model", ProjectState, _itself if alone else _all_with_it):
                state = apply(part, state, *how, **more)
        return state

    return in_parts


def _only_adds(step: Operation) -> bool:
    return isinstance(step, ONLY_ADDS)


def _itself(state: ProjectState, room: str, model: str, delay: bool = False) -> set[tuple[str, str]]:
    state.is_delayed = True  # Django's word for: not everybody has heard of it yet
    return {(room, model)}


_all_with_it = ProjectState._find_reload_model


@contextmanager
def _put(name: str, where: type, what: Any) -> Iterator[None]:
    """For as long as it is needed; whoever migrates otherwise meets Django as it is."""
    real = getattr(where, name)
    setattr(where, name, what)
    try:
        yield
    finally:
        setattr(where, name, real)
