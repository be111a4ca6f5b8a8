"""Two enquiries of one person become one, sealed under one key; and two again when it was a mistake."""

from sideomside.consent import queries as consent
from sideomside.ground.vault.keys import destroy_key, forget_opened_keys, has_key
from sideomside.intake import actions, queries
from sideomside.intake.models import Enquiry, InboundMail, Message
from sideomside.intake.tests.mailing import arrive, letter
from sideomside.people.models import Contact, Person, PrivateLink
from sideomside.people.queries import whose_contact
from tests.people import Hat, someone


def joined(cast):
    first = cast.write("Det første", mail="sara@post.example")
    second = cast.write("Det andet", mail="SARA@post.example", name="S.")
    actions.hold_talk(enquiry=second, note="Kommer på onsdag", by=cast.as_signe)
    return first, second


def test_the_same_address_is_pointed_out(cast):
    first, second = joined(cast)
    assert queries.perhaps_same(cast.as_signe, second) == [first.person]
    assert queries.perhaps_same(cast.as_mikkel, second) == []


def test_joined_words_are_read_with_the_other_persons_key_alone(cast):
    first, second = joined(cast)
    before = second.person_id
    actions.join(enquiry=second, person=first.person, by=cast.as_signe)
    destroy_key(before)
    forget_opened_keys()
    mine = queries.own(cast.as_participant(first.person))
    assert {m.words for one in mine for m in one.messages} == {"Det første", "Det andet"}
    assert [t.note for t in queries.talks(cast.as_signe, second)] == ["Kommer på onsdag"]


def test_it_can_be_undone_whole(cast):
    first, second = joined(cast)
    before = second.person_id
    people_link = cast.come_in(second.person)
    assert people_link.get("/min-side/beskeder/").status_code == 200
    actions.join(enquiry=second, person=first.person, by=cast.as_signe)
    assert Person.objects.get(id=before).joined_into == first.person
    assert not PrivateLink.objects.filter(person_id=before, revoked_at=None).exists()
    actions.part(enquiry=second, by=cast.as_omar)
    assert Enquiry.objects.get(id=second.id).person_id == before
    assert Person.objects.get(id=before).joined_into is None
    assert [m.words for m in Message.objects.filter(person_id=before)] == ["Det andet"]
    assert PrivateLink.objects.filter(person_id=before, revoked_at=None).exists()
    assert Contact.objects.filter(person=first.person).count() == 1
    assert consent.in_force(cast.as_signe, before, "words")


def test_whoever_was_joined_twice_is_found_by_their_first_address(cast):
    first, between, last = (cast.write(mail=f"{name}@post.example").person for name in ("en", "to", "tre"))
    Person.objects.filter(id=first.id).update(joined_into=between)
    Person.objects.filter(id=between.id).update(joined_into=last)
    assert whose_contact(cast.house.system, "mail", "en@post.example") == last


def test_a_yes_and_an_address_come_along_and_go_back(cast):
    first = cast.write(mail="en@post.example")
    first.person.consents.all().delete()
    second = cast.write(mail="anden@post.example")
    actions.join(enquiry=second, person=first.person, by=cast.as_signe)
    assert consent.in_force(cast.as_signe, first.person_id, "words")
    assert Contact.objects.filter(person=first.person).count() == 2
    actions.part(enquiry=second, by=cast.as_signe)
    assert not consent.in_force(cast.as_signe, first.person_id, "words")
    assert Contact.objects.filter(person=first.person).count() == 1


def test_the_page_joins_and_undoes(cast):
    first, second = joined(cast)
    client = cast.signed_in(cast.signe)
    path = f"/henvendelser/{second.id}/samme-person/"
    form = client.get(path + "?name=sara").context["form"]
    said = {"seal": form["seal"].value(), "version": form["version"].value(), "person": str(first.person_id)}
    client.post(path, said)
    assert Enquiry.objects.get(id=second.id).person_id == first.person_id
    page = client.get(f"/henvendelser/{second.id}/").content.decode()
    assert "fortryd" in page
    client.post(f"/henvendelser/{second.id}/skil-ad/")
    assert Enquiry.objects.get(id=second.id).person_id == second.person_id


def test_nobody_is_joined_with_somebody_one_may_not_know(cast):
    enquiry = cast.write()
    stranger = someone(cast.house, "Ukendt")
    client = cast.signed_in(cast.signe)
    path = f"/henvendelser/{enquiry.id}/samme-person/"
    form = client.get(path).context["form"]
    said = {"seal": form["seal"].value(), "version": form["version"].value(), "person": str(stranger.id)}
    assert client.post(path, said).status_code == 404
    assert Hat.COORDINATOR  # the coordinator may, the stranger is in none of her programmes


def test_a_mail_goes_where_its_enquiry_goes(cast):
    """Somebody with two enquiries, of which the second was another's: the other takes the mail along."""
    arrive(letter("Det første", sender="ida@post.example"))
    Enquiry.objects.update(state="closed", closed_why="quiet")
    arrive(letter("Det andet", sender="ida@post.example", subject="Igen"))
    first, second = Enquiry.objects.order_by("made_at")
    assert first.person == second.person
    bo = cast.write("Jeg er Bo", mail="bo@post.example").person
    mail = InboundMail.objects.get(enquiry=second)
    actions.join(enquiry=second, person=bo, by=cast.as_signe)
    assert InboundMail.objects.get(id=mail.id).person_id == bo.id
    actions.forget(person_id=bo.id, by=cast.house.system)
    assert [one.enquiry for one in InboundMail.objects.all()] == [first] and not has_key(mail.id)
