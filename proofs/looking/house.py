"""All places in the house that somebody came to, and who looks at which."""

from collections.abc import Callable, Iterator
from typing import Any

from proofs.looking.visiting import Round, Walked
from proofs.looking.walking import Place

HANDFUL = 7


class House:
    """Each place under everybody who came there, and under the first of them alone."""

    def __init__(self, walked: list[Walked]) -> None:
        self.walked = walked
        self.own: dict[str, list[Place]] = {}
        met = set[str]()
        for one in walked:
            self.own[one.audience] = [place for place in one.places if place.kind not in met]
            met |= {place.kind for place in one.places}

    @property
    def kinds(self) -> set[str]:
        return {place.kind for places in self.own.values() for place in places}

    def rounds(
        self,
        chosen: Callable[[Place], bool] = lambda place: True,
        *,
        of: set[str] | None = None,
        everyone: bool = False,
        handful: int = HANDFUL,
        **wishes: Any,
    ) -> Iterator[Round]:
        """The chosen places of each audience, a handful at a time."""
        for one in self.walked:
            places = one.places if everyone else self.own[one.audience]
            paths = [place.path for place in places if chosen(place) and (of is None or one.audience in of)]
            for at in range(0, len(paths), handful):
                yield Round(one.audience, one.state, tuple(paths[at : at + handful]), wishes)
