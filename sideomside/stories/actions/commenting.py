"""Writing back to a story: by anybody, read by somebody first, and taken back by a link of one's own."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sideomside.ground.audit import log
from sideomside.ground.vault import cpr
from sideomside.ground.vault.keys import blind
from sideomside.intake.rules import sounds_heavy
from sideomside.people.models import Contact
from sideomside.people.rules import Viewer, allow, normalised
from sideomside.stories import queries
from sideomside.stories.actions.letters import write_to_reader
from sideomside.stories.actions.striking import strike
from sideomside.stories.models import Comment, CommentState, Publication, Reason, Report
from sideomside.stories.rules import BY_ONE_READER, REPORTS, Said, may_complain, tidy

CHECK, NEWS = "stories/mail/check", "stories/mail/answer"
UNDECIDED = (CommentState.UNSURE, CommentState.WAITING)


@transaction.atomic
def comment(*, publication: Publication, said: Said, once: UUID, by: Viewer) -> Comment | None:
    """Nobody reads it before its writer has opened the link in the mail. None when one address writes very much."""
    known = Comment.objects.filter(once=once).select_related("publication").first()
    if known:
        return known
    page = queries.shown(by, publication.id)
    allow(page is not None and page.comments_open)
    mark = blind(publication.organisation_id, "comment mail", normalised(Contact.Way.MAIL, said.mail))
    if Comment.objects.filter(fingerprint=mark, state__in=UNDECIDED).count() >= BY_ONE_READER:
        return None
    words, covered = cpr.mask(tidy(said.words))
    written = Comment(
        publication=publication,
        words=words,
        called=cpr.mask(tidy(said.called))[0],
        mail=said.mail.strip(),
        fingerprint=mark,
        language=said.language,
        read_first=sounds_heavy(words),
        covered=covered,
        once=once,
    )
    written.save(force_insert=True)
    log.record("comment.written", thing=written.id, by=by)
    write_to_reader(comment=written, template=CHECK, by=by)
    return written


@transaction.atomic
def confirm(*, comment: Comment, token: str, by: Viewer) -> Comment:
    """The address is theirs: now somebody reads it."""
    held = _held(comment, token, by)
    if held.state == CommentState.UNSURE:
        held.state, held.confirmed_at = CommentState.WAITING, timezone.now()
        held.save(update_fields=["state", "confirmed_at"])
        log.record("comment.confirmed", thing=held.id, by=by)
    return held


@transaction.atomic
def withdraw_comment(*, comment: Comment, token: str, by: Viewer) -> Comment:
    """One tap, no reason: gone at once, and unreadable in every copy."""
    held = _held(comment, token, by)
    if held.state != CommentState.WITHDRAWN:
        strike(comment=held, by=by)
        log.record("comment.withdrawn", thing=held.id, by=by)
    return held


@transaction.atomic
def complain(*, comment: Comment, token: str, words: str, by: Viewer) -> Comment:
    """Once; somebody else reads it then, where there is somebody else."""
    held = _held(comment, token, by)
    if held.complained_at is None:
        allow(may_complain(held))
        held.complaint, held.complained_at = cpr.mask(tidy(words))[0], timezone.now()
        held.save(update_fields=["complaint", "complained_at"])
        log.record("comment.complained", thing=held.id, by=by)
    return held


@transaction.atomic
def report(*, comment: Comment, why: str, words: str, once: UUID, by: Viewer) -> Report | None:
    """By any reader, about what can be read; nothing is hidden by itself."""
    known = Report.objects.filter(once=once).first()
    if known:
        return known
    allow(comment.state == CommentState.PUBLISHED and why in REPORTS)
    said = Report(comment=comment, why=Reason(why), words=cpr.mask(tidy(words))[0], once=once)
    said.save(force_insert=True)
    log.record("comment.reported", thing=comment.id, by=by)
    return said


def _held(comment: Comment, token: str, by: Viewer) -> Comment:
    """Whoever holds the link, one at a time."""
    allow(queries.token_fits(by, comment, token))
    rows = Comment.objects.select_for_update(of=("self",)).select_related("publication")
    return rows.get(id=comment.id)
