"""Three required answers on one page. Whatever goes wrong, the words are still there."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.translation import override

from sideomside.consent.models import Consent
from sideomside.consent.rules import Purpose, text_of
from sideomside.ground.ui.seal import LONGEST
from sideomside.intake.models import Enquiry, Message
from sideomside.people.models import Contact, Person, PrivateLink, Programme

WORDS = "Jeg sover dårligt, og jeg savner nogen at tale med. 🌻 æøå"


@pytest.fixture
def fill(client, cast):
    """Open the page, fill it in and send it."""

    def fill(path="/skriv/", follow=True, **answers):
        seal = client.get(path).context["form"]["seal"].value()
        said = {
            "words": WORDS,
            "name": "Sara",
            "channel": "mail",
            "contact": "sara@post.example",
            "consent": "on",
        }
        said |= {"seal": seal} | answers
        return client.post(path, {k: v for k, v in said.items() if v is not None}, follow=follow)

    return fill


def errors(page):
    return [error for field in page.context["form"].errors.values() for error in field]


def test_it_is_sent_in_one_go_without_an_account(fill, cast):
    page = fill()
    assert page.redirect_chain == [("/skriv/tak/", 302)]
    enquiry = Enquiry.objects.get()
    assert (enquiry.way, enquiry.person.name, enquiry.person.language) == ("form", "Sara", "da")
    assert Consent.objects.get().channel == "form"
    assert "Signe læser det og svarer dig senest" in page.content.decode()
    assert WORDS in page.content.decode()


def test_name_may_be_left_out_and_coming_by_oneself_needs_no_address(fill):
    fill(name="", channel="comes", contact="")
    assert Enquiry.objects.get().person.name == ""
    assert not Contact.objects.exists()


def test_the_tick_names_those_who_read(client, cast):
    page = client.get("/skriv/").content.decode()
    with override("da"):
        assert text_of(Purpose.WORDS, "Signe og Omar") in page
    assert "Signe eller Omar læser det og svarer dig inden for to hverdage." in page


def test_nothing_but_the_way_to_answer_is_chosen_beforehand(client, cast):
    form = client.get("/skriv/").context["form"]
    assert form["channel"].value() == "call"
    assert not form["consent"].value()
    assert [value for value, _label in form.fields["channel"].choices] == ["call", "mail", "comes"]
    Programme.objects.update(sms_offered=True)
    assert client.get("/skriv/").context["form"]["channel"].value() == "sms"


@pytest.mark.parametrize(
    ("answers", "what_to_do"),
    [
        ({"words": ""}, "Skriv en linje om det, du gerne vil have, at vi ved"),
        ({"words": "   \n\t "}, "Skriv en linje om det, du gerne vil have, at vi ved"),
        ({"consent": None}, "Sæt kryds ved, at vi må læse det, så nogen kan svare dig"),
        ({"channel": "call", "contact": ""}, "Skriv et nummer, vi kan ringe til"),
        ({"channel": "call", "contact": "sara@post.example"}, "Skriv et nummer, vi kan ringe til"),
        ({"channel": "mail", "contact": "20 12"}, "Skriv en mail, vi kan svare på, eller vælg, at vi ringer"),
        ({"channel": ""}, "Vælg, hvordan vi må svare dig"),
        ({"seal": "opfundet"}, "Noget gik galt på vejen. Dine ord er her endnu; send igen"),
        ({"website": "http://spam.example"}, None),
    ],
)
def test_every_mistake_is_told_kindly_and_keeps_the_words(fill, answers, what_to_do):
    page = fill(**answers)
    assert page.status_code == 200
    assert len(errors(page)) == 1
    if what_to_do:
        assert errors(page) == [what_to_do]
    assert "<title>Ret: Skriv til os" in page.content.decode()
    assert 'id="fix"' in page.content.decode()
    if "words" not in answers:
        assert WORDS in page.content.decode()
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize(
    "number",
    ["20123456", "20 12 34 56", "+45 20 12 34 56", "004520123456", "+46 70 123 45 67", "+49 (151) 234-56789"],
)
def test_danish_and_foreign_numbers_are_welcome(fill, number):
    fill(channel="call", contact=number)
    assert Contact.objects.get().value == number


@pytest.mark.parametrize(
    "words", ["🌧️" * 400, "Å" * 19_999, "linje\r\nlinje\n\n\nlinje", "<b>fed</b> & 'citat'"]
)
def test_any_words_are_taken_as_they_are(fill, words):
    fill(words=words, name="Ægir-Frederikke Øllgård Å" * 3)
    assert Message.objects.get().words.splitlines() == words.strip().splitlines()


def test_sent_twice_is_one_enquiry_and_both_see_the_receipt(client, fill):
    first = fill(follow=False)
    seal = first.wsgi_request.POST["seal"]
    second = fill(seal=seal)
    assert second.redirect_chain == [("/skriv/tak/", 302)]
    assert (Enquiry.objects.count(), Person.objects.filter(roles__name="participant").count()) == (1, 1)
    assert PrivateLink.objects.filter(revoked_at=None).count() == 1


def test_back_and_send_again_is_one_person_and_changed_words_are_not_lost(client, fill):
    at = timezone.now()
    first = fill(follow=False).wsgi_request.POST["seal"]
    link = PrivateLink.objects.get()
    again = fill()  # the browser keeps the words, and the page brings a seal of its own
    assert again.redirect_chain == [("/skriv/tak/", 302)] and WORDS in again.content.decode()
    assert (
        again.wsgi_request.method == "GET" and first != client.get("/skriv/").context["form"]["seal"].value()
    )
    assert (Enquiry.objects.count(), Person.objects.filter(roles__name="participant").count()) == (1, 1)
    assert list(PrivateLink.objects.filter(revoked_at=None)) == [link]
    assert WORDS not in str(dict(client.session.items())), "a mark of the words, and never the words"
    for changed in ({"words": WORDS + " Mere."}, {"contact": "sara2@post.example"}, {"name": "Bo"}):
        before = Enquiry.objects.count()
        fill(**changed)
        assert Enquiry.objects.count() == before + 1, changed
    before = Enquiry.objects.count()
    with time_machine.travel(at + timedelta(minutes=11)):
        fill(name="Bo")
    assert Enquiry.objects.count() == before + 1, "later on it is something new"


def test_something_else_sent_in_between_makes_nobody_new_and_each_finds_its_own_receipt(client, fill):
    fill(name="Ida")
    link = client.session["link"]
    fill(name="Bo", words="Noget helt andet, også mit")
    page = fill(name="Ida")
    assert page.redirect_chain == [("/skriv/tak/", 302)]
    assert WORDS in page.content.decode() and "Noget helt andet" not in page.content.decode()
    assert client.session["link"] == link
    assert Enquiry.objects.count() == PrivateLink.objects.filter(revoked_at=None).count() == 2
    page = fill(name="Bo", words="Noget helt andet, også mit")
    assert "Noget helt andet" in page.content.decode() and Enquiry.objects.count() == 2
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        fill(name="Ida")
    assert Enquiry.objects.count() == 3, "later on it is something new"


def test_the_same_words_from_another_browser_or_once_erased_are_somebody_new(client, fill):
    fill()
    client.session.flush()
    fill()
    assert Enquiry.objects.count() == 2
    PrivateLink.objects.update(revoked_at=timezone.now())
    fill()
    assert Enquiry.objects.count() == 3


def test_the_back_button_later_opens_nobodys_receipt(client, fill):
    seal = fill(follow=False).wsgi_request.POST["seal"]
    enquiry = Enquiry.objects.get()
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        client.session.flush()
        page = fill(seal=seal)
    assert page.status_code == 200
    assert "Det er sendt" in page.content.decode()
    assert WORDS not in page.content.decode()
    assert Enquiry.objects.get() == enquiry


def test_a_page_open_since_yesterday_keeps_the_words_and_can_be_sent(client, fill):
    seal = client.get("/skriv/").context["form"]["seal"].value()
    with time_machine.travel(timezone.now() + LONGEST + timedelta(minutes=1)):
        page = fill(seal=seal)
        assert errors(page) == ["Siden har været åben længe. Dine ord er her endnu; send igen"]
        assert WORDS in page.content.decode()
        anew = page.context["form"]["seal"].value()
        assert fill(seal=anew).redirect_chain


def test_too_many_from_one_place_are_asked_to_wait_and_told_where_to_go_instead(client, fill, cast):
    Programme.objects.update(contact_phone="70 00 00 00")
    codes = [fill(follow=False).status_code for _ in range(12)]
    assert codes == [302] * 12
    client.session.flush()
    page = fill()
    assert page.status_code == 429
    assert WORDS in page.content.decode()
    assert "70 00 00 00" in page.content.decode().replace("\xa0", " ")
    with time_machine.travel(timezone.now() + timedelta(hours=1, minutes=1)):
        assert fill().redirect_chain


def test_the_language_of_the_page_is_the_language_of_the_person(fill):
    page = fill("/en/skriv/")
    assert page.redirect_chain == [("/en/skriv/tak/", 302)]
    assert Enquiry.objects.get().person.language == "en"
    assert "Thank you. It has been sent" in page.content.decode()


def test_where_is_asked_only_when_there_are_several_programmes(client, fill, cast):
    assert "programme" not in client.get("/skriv/").context["form"].fields
    odense = Programme.objects.create(name="Naboerne", municipalities=["0461"])
    assert "Naboerne: Odense" in client.get("/skriv/").content.decode()
    fill(programme=str(odense.id))
    assert Enquiry.objects.get().programme == odense
    assert not Message.objects.filter(direction="note").exists()


def test_whoever_does_not_say_where_is_heard_and_asked(client, fill, cast):
    Programme.objects.create(name="Odense")
    assert "Spørg mig senere" in client.get("/skriv/").content.decode()
    page = fill(programme="")
    assert page.redirect_chain == [("/skriv/tak/", 302)]
    enquiry = Enquiry.objects.get()
    assert enquiry.programme in Programme.objects.all()
    said = {message.direction: message.words for message in Message.objects.filter(enquiry=enquiry)}
    assert said["in"] == WORDS and "Spørg, hvilket sted der er nærmest" in said["note"]
    assert "Spørg, hvilket" not in page.content.decode(), "a note of ours"
    unknown = fill(programme="11111111-1111-1111-1111-111111111111")
    assert errors(unknown) == ["Vælg det sted, der er nærmest dig, eller lad os spørge dig"]
    assert WORDS in unknown.content.decode()


def test_a_house_with_no_programme_says_so_kindly(client, cast):
    Programme.objects.all().delete()
    assert client.get("/skriv/").status_code == 503
