"""Whoever is erased leaves no mail behind, read or not, wherever it lay; keys and all."""

import pytest

from sideomside.ground.vault.keys import has_key
from sideomside.ground.vault.walls import within
from sideomside.intake import actions as intake
from sideomside.intake.models import Enquiry, InboundMail, Message
from sideomside.intake.tests.mailing import arrive, letter, read_all, send
from sideomside.privacy import actions
from tests.people import Hat, build_house, someone, wearing

BAD = b"From: Ida <ida@post.example>\nSubject: Ring til mig\n" + b"X-A: b\n" * 1_500 + b"\nhej"


@pytest.mark.django_db(databases=["default", "keys"])
def test_nothing_they_sent_is_left_and_nothing_makes_them_anew() -> None:
    house = build_house("Karens forening")
    with within(house.organisation.id):
        signe = wearing(house, someone(house, "Signe", Hat.COORDINATOR), Hat.COORDINATOR)
        arrive(letter("Jeg er Ida", sender="ida@post.example"), letter("Jeg er Bo", sender="bo@post.example"))
        hers, his = Enquiry.objects.order_by("made_at")
        ida, bo = hers.person, his.person
        intake.join(enquiry=hers, person=bo, by=signe)
        arrive(letter("Mere fra Ida", sender="ida@post.example", subject="Mere"), BAD)
        intake.part(enquiry=Enquiry.objects.get(id=hers.id), by=signe)
        send(letter("Jeg venter", sender="ida@post.example"))
        theirs = set(InboundMail.objects.values_list("id", flat=True))
        actions.erase(person_id=ida.id, by=wearing(house, ida, Hat.PARTICIPANT, opened=True))
        read_all()
        (left,) = InboundMail.objects.all()
        assert left.person_id == bo.id and has_key(left.id)
        assert not any(has_key(mail_id) for mail_id in theirs - {left.id})
        assert [message.words for message in Message.objects.filter(direction="in")] == ["Jeg er Bo"]
        assert list(Enquiry.objects.all()) == [his]
