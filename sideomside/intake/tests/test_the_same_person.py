"""Two enquiries of one person become one, sealed under one key; and two again when it was a mistake."""

from sideomside.consent import queries as consent
from sideomside.ground.vault.keys import destroy_key, forget_opened_keys, has_key
from sideomside.intake import actions, queries
from sideomside.intake.models import Enquiry, EnquiryStep, InboundMail, Message
from sideomside.intake.rules import rebuilt, standing_of
from sideomside.intake.tests.mailing import arrive, letter
from sideomside.people import actions as people
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
    assert whose_contact(cast.house.system, "mail", "en@post.example", typed=True) == last
    Contact.objects.update(only_typed=False)
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
    actions.join(enquiry=second, person=bo, asked=True, by=cast.as_signe)
    assert InboundMail.objects.get(id=mail.id).person_id == bo.id
    actions.forget(person_id=bo.id, by=cast.house.system)
    assert [one.enquiry for one in InboundMail.objects.all()] == [first] and not has_key(mail.id)


def taken_for_one(cast):
    """Ida wrote, Bo wrote, and somebody took them for one."""
    arrive(letter("Jeg er Ida", sender="ida@post.example"), letter("Jeg er Bo", sender="bo@post.example"))
    hers, his = Enquiry.objects.order_by("made_at")
    ida, bo = hers.person, his.person
    actions.join(enquiry=hers, person=bo, by=cast.as_signe)
    return hers, his, ida, bo


def part(cast, enquiry):
    actions.part(enquiry=Enquiry.objects.get(id=enquiry.id), by=cast.as_signe)
    return Enquiry.objects.get(id=enquiry.id)


def told(cast, person):
    return {m.words for one in queries.own(cast.as_participant(person)) for m in one.messages}


def test_what_each_wrote_while_they_were_one_is_their_own_when_they_are_two_again(cast):
    hers, his, ida, bo = taken_for_one(cast)
    arrive(letter("Jeg vil ikke leve mere", sender="IDA@post.example", subject="Mere"))
    arrive(letter("Jeg er Bo igen", to=f"hej+{hers.reply_token}@huset.example", sender="bo@post.example"))
    assert (
        Message.objects.get(enquiry=his, words__isnull=False, once__isnull=False).words
        == "Jeg vil ikke leve mere"
    )
    hers = part(cast, hers)
    assert told(cast, ida) == {"Jeg er Ida", "Jeg vil ikke leve mere"}
    assert told(cast, bo) == {"Jeg er Bo", "Jeg er Bo igen"}
    assert hers.waiting_since and hers.read_first and hers.heavy_at
    filed = InboundMail.objects.values_list("person_id", "enquiry_id")
    assert sorted(filed, key=str) == sorted([(ida.id, hers.id), (bo.id, his.id)] * 2, key=str)
    for person in (ida, bo):
        history = queries.history(cast.as_signe, queries.enquiries_of(cast.as_signe, person.id)[0])
        assert [step.kind for step in history].count("heard") >= 1
    assert adds_up(hers) and adds_up(his)


def adds_up(enquiry):
    """The columns are still the sum of the steps."""
    enquiry = Enquiry.objects.get(id=enquiry.id)
    return rebuilt(list(EnquiryStep.objects.filter(enquiry=enquiry))) == standing_of(enquiry)


def test_an_enquiry_somebody_began_while_they_were_one_is_theirs(cast):
    hers, his, ida, bo = taken_for_one(cast)
    for one in (hers, his):
        Enquiry.objects.filter(id=one.id).update(state="closed", closed_why="quiet")
    arrive(letter("Jeg er her igen", sender="ida@post.example", subject="Igen"))
    begun = Enquiry.objects.latest("made_at")
    assert begun.person == bo
    part(cast, hers)
    begun.refresh_from_db()
    assert (begun.person_id, begun.first_person_id) == (ida.id, ida.id)
    assert told(cast, ida) == {"Jeg er Ida", "Jeg er her igen"} and told(cast, bo) == {"Jeg er Bo"}


def test_who_has_no_thread_of_their_own_gets_one(cast):
    arrive(letter("Jeg er Ida", sender="ida@post.example"))
    hers = Enquiry.objects.get()
    bo = someone(cast.house, "Bo", Hat.PEER)
    people.add_contact(person=bo, way="mail", value="bo@post.example", by=cast.house.system)
    actions.join(enquiry=hers, person=bo, by=cast.as_signe)
    arrive(letter("Jeg er Bo", sender="bo@post.example", subject="Mere"))
    part(cast, hers)
    his = Enquiry.objects.get(person=bo)
    assert told(cast, bo) == {"Jeg er Bo"} and his.waiting_since
    assert InboundMail.objects.get(person=bo).enquiry == his
    assert [m.words for m in Message.objects.filter(enquiry=hers, direction="in")] == ["Jeg er Ida"]


def test_where_nobody_can_know_whose_words_they_are_a_coordinator_is_told(cast):
    hers, his, _ida, bo = taken_for_one(cast)
    actions.answer(enquiry=Enquiry.objects.get(id=his.id), words="Hej", by=cast.as_signe)
    newest = queries.own(cast.as_participant(bo))[0].enquiry
    actions.hear(enquiry=newest, words="Skrevet på siden", by=cast.as_participant(bo))
    arrive(letter("En tredje", to=f"hej+{his.reply_token}@huset.example", sender="andre@post.example"))
    hers = part(cast, hers)
    notes = [m.words for m in Message.objects.filter(direction="note") if "for den samme" in m.words]
    assert len(notes) == len({newest.id, his.id})
    assert not any("Skrevet" in note or "En tredje" in note for note in notes)
    assert Enquiry.objects.get(id=his.id).remind_on is not None


def test_an_answer_of_ours_in_a_thread_that_words_have_left_is_pointed_out(cast):
    hers, his, ida, bo = taken_for_one(cast)
    arrive(letter("Jeg er Ida igen", sender="ida@post.example", subject="Mere"))
    actions.answer(enquiry=Enquiry.objects.get(id=his.id), words="Kære Ida", by=cast.as_signe)
    part(cast, hers)
    assert told(cast, ida) == {"Jeg er Ida", "Jeg er Ida igen"}
    (note,) = Message.objects.filter(direction="note")
    assert note.enquiry == his and "for den samme" in note.words


def test_nothing_is_said_where_nothing_came(cast):
    hers, _his, _ida, _bo = taken_for_one(cast)
    part(cast, hers)
    assert not Message.objects.filter(direction="note") and not EnquiryStep.objects.filter(kind="remind")


def test_a_way_in_that_was_sent_to_the_others_address_closes(cast):
    hers, _his, _ida, bo = taken_for_one(cast)
    old = PrivateLink.objects.filter(person=bo).values_list("id", flat=True)
    before = set(old)
    arrive(letter("Mere", sender="ida@post.example", subject="Mere"))
    people.make_link(person=bo, replace=False, by=cast.house.system)
    part(cast, hers)
    assert set(PrivateLink.objects.filter(person=bo, revoked_at=None).values_list("id", flat=True)) == before


def test_parted_twice_it_is_parted_once(cast):
    hers, _his, ida, _bo = taken_for_one(cast)
    again = Enquiry.objects.get(id=hers.id)
    part(cast, hers)
    actions.part(enquiry=again, by=cast.as_omar)
    assert EnquiryStep.objects.filter(kind="parted").count() == 1
    assert Enquiry.objects.get(id=hers.id).person == ida


def test_erased_after_they_were_parted_nothing_of_them_is_left(cast):
    hers, _his, ida, _bo = taken_for_one(cast)
    arrive(letter("Jeg er stadig Ida", sender="ida@post.example", subject="Mere"))
    part(cast, hers)
    actions.forget(person_id=ida.id, by=cast.house.system)
    assert {m.words for m in Message.objects.filter(direction="in")} == {"Jeg er Bo"}
    assert InboundMail.objects.count() == 1
