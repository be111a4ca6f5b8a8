"""The map of what we know about people, written out from what each model declares: docs/privacy.md."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.apps import apps
from django.utils import translation

from sideomside.ground.vault.fields import Kind, SealedField
from sideomside.ground.vault.privacy import KEEP_DAYS, Privacy, declared_models
from sideomside.privacy.rules.papers import KEPT_FROM

HEAD = """# What is known about people here

Written by `bin/manage data_map` from the declaration beside each model; nobody writes it by hand, and a test fails
when it is not fresh. The same declarations decide what is sealed, what is in a person's copy, what is erased, and what
the proofs look for. A table or a field that is not declared fails the build.

Six tables of the house itself are known otherwise, each with its reason in `house/walls/memory.py`: the organisation,
the log, chores, keys and the ledger of erasures. Tables of the libraries we use (sign-in, sessions) hold what signing
in needs, by numbers and fingerprints. What the server's own log leaves out is not decided here: addresses that are
keys are covered, and a fault says its kind and its place, never words (`sideomside/site/headers.py`, `sober.py`;
`bin/prove logs`).

Classes, from the threat model: S0 public, S1 internal, S2 confidential, S3 health or safety, S4 secrets. *Sealed* means
that the words are under the key of whom they are about, so that erasing the key takes every copy with it.

## How long

Defaults, in days, to be decided by the data controller. Where none are named, what is meant stands in their place.

| keep-time | days | counted |
|---|---|---|
"""
AS_LONG = "as long as the organisation is here"


def page() -> str:
    with translation.override("en"):
        return HEAD + _keep_times() + "".join(_room(name, models) for name, models in _by_room())


def _keep_times() -> str:
    return "".join(
        f"| {name.replace('_', ' ')} | {days or ''} | {KEPT_FROM.get(name, AS_LONG)} |\n"
        for name, days in KEEP_DAYS.items()
    )


def _by_room() -> Iterator[tuple[str, list[tuple[Any, Privacy]]]]:
    found = sorted(declared_models(), key=lambda one: (one[0]._meta.app_label, one[0].__name__))
    for label, models in groupby(found, key=lambda one: one[0]._meta.app_label):
        yield label, list(models)


def _room(label: str, models: list[tuple[Any, Privacy]]) -> str:
    what = (apps.get_app_config(label).module.__doc__ or "").strip().splitlines()[0]
    return f"\n## {label}\n\n{what}\n" + "".join(_model(model, privacy) for model, privacy in models)


def _model(model: Any, privacy: Privacy) -> str:
    about = f"about `{privacy.about}`" if privacy.about else "about nobody"
    lines = [
        f"\n### {model.__name__}\n",
        f"{privacy.why}; {about}; kept: {privacy.keep.replace('_', ' ')}, {_kept(privacy.keep)}.\n",
    ]
    sealed = [field for field in model._meta.concrete_fields if isinstance(field, SealedField)]
    if sealed:
        lines += ["| sealed | class | in a copy it is called |", "|---|---|---|"]
        lines += [f"| {field.name} | {Kind(field.kind)} | {field.label} |" for field in sealed]
        lines.append("")
    return "\n".join([*lines, *_plain(privacy), ""])


def _kept(keep: str) -> str:
    """In days, or until when."""
    days = KEEP_DAYS[keep]
    return f"{days} day{'s' * (days > 1)}" if days else str(KEPT_FROM.get(keep, AS_LONG))


def _plain(privacy: Privacy) -> list[str]:
    """Fields in clear, by how much they can hurt."""
    kinds = sorted({str(kind) for kind in privacy.plain.values()})
    return [
        f"In clear, {kind}: {', '.join(name for name, one in privacy.plain.items() if str(one) == kind)}."
        for kind in kinds
    ]
