"""bin/manage keys: what lies on paper, a new epoch of the master key, and the way back from two papers."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from sideomside.ground.vault import keyring, paper, recovery, turning
from sideomside.site.backups.taking import FOR_PAPER

SLIPS = (keyring.NoMasterKey, paper.NotAPaper, recovery.WrongPapers, OSError)
ON_PAPER = """Paper {name} of three. Any two of them open the copies of this house; one alone opens nothing.
Keep it where neither of the others lies, on paper only.

{lines}
"""


class Command(BaseCommand):
    help = "Papers for the day everything is lost, a new epoch of the master key, and the way back."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("epoch", help="say which epochs there are, and whether there is something on paper")
        on_paper = verbs.add_parser("paper", help="three papers; each copy from now on is opened by any two")
        on_paper.add_argument("--to", type=Path, help="the new master key, where it lies in no file of ours")
        rotate = verbs.add_parser("rotate", help="a new epoch; nothing has to stop")
        rotate.add_argument("--to", type=Path, help="the new master key, where it lies in no file of ours")
        back = verbs.add_parser("recover", help="the master key out of a copy, by two papers")
        back.add_argument("copy", type=Path)
        back.add_argument("papers", type=Path, nargs=2, help="files with what was typed off two papers")

    def handle(self, *, verb: str, **told: Any) -> None:
        try:
            {"epoch": self._epoch, "paper": self._paper, "rotate": self._rotate, "recover": self._recover}[
                verb
            ](told)
        except SLIPS as why:
            raise CommandError(str(why)) from why

    def _epoch(self, told: dict[str, Any]) -> None:
        now = keyring.ring()
        on_paper = (
            "there is something on paper" if now.recovery else "NOTHING is on paper: bin/manage keys paper"
        )
        self.stdout.write(f"epoch {', '.join(map(str, sorted(now.epochs)))}; {on_paper}")

    def _paper(self, told: dict[str, Any]) -> None:
        private, public = recovery.new_pair()
        with turning.alone():
            self._keep(turning.remember_paper(public), told["to"])
        for one in paper.split(private):
            self.stdout.write(ON_PAPER.format(name=one.name, lines=paper.written(one)))
        self.stderr.write(
            "Write them off or print them, close this window, and take a copy: bin/manage backup"
        )

    def _rotate(self, told: dict[str, Any]) -> None:
        epoch = turning.turn() if keyring.lies_in_a_file() else self._rotate_elsewhere(told["to"])
        self.stdout.write(f"Epoch {epoch}. Take a copy now: older ones are opened by two papers alone.")

    def _rotate_elsewhere(self, to: Path | None) -> int:
        """In two steps, since only the operator can put it where it lies: first both, then only the newest."""
        with turning.alone():
            begun = turning.begin()
            if len(keyring.ring().epochs) == 1:
                self._keep(begun, to)
                raise CommandError("Put that in place, start web and worker anew, and say this once more")
            turning.wrap_again(begun)
        with turning.alone():
            self._keep(turning.without_what_nobody_needs(), to)
        return begun.newest

    def _recover(self, told: dict[str, Any]) -> None:
        place = Path(settings.MASTER_KEY_FILE)
        if place.exists():
            raise CommandError(f"There is a master key already: {place}")
        one, other = (paper.read(path.read_text("utf-8")) for path in told["papers"])
        opened = recovery.open_with_paper(paper.join(one, other), (told["copy"] / FOR_PAPER).read_bytes())
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        keyring.put_away(place, opened)
        self.stdout.write(f"The master key is back: {place}. Now bin/manage restore {told['copy']}")

    def _keep(self, ring: keyring.Keyring, to: Path | None) -> None:
        if keyring.lies_in_a_file():
            turning.put_away(ring)
        elif to is None or to.exists():
            raise CommandError("The master key lies in no file of ours: name a new file with --to")
        else:
            turning.refuse_to_lose(ring)
            keyring.put_away(to, ring.written())
            self.stderr.write(f"{to}: put it where the master key lies, and remove it here")
