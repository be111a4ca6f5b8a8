"""The figures of a house, held by one at a time: who freezes a report, and who lets somebody go."""

from sideomside.people.models import Organisation
from sideomside.people.rules import Viewer


def hold_figures(viewer: Viewer) -> None:
    """Until the act is done, no other table leaves and nobody else goes.

    Asked for before the act's first line in the log: whoever holds the end of the log may wait for nothing, or two
    acts would wait for each other.
    """
    Organisation.objects.select_for_update(no_key=True).get(id=viewer.organisation_id)
