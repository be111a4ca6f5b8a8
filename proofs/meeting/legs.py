"""Three doors, two languages, with and without JavaScript: each leg ends with a time both have said yes to."""

import re
import time
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default

from proofs.meeting.people import Company

WORD = "havkat"
KEYS = 12  # what a coordinator may have to type between a mail and a proposal


class NotSent(RuntimeError):
    """Five taps were not enough."""


class NeverCame(RuntimeError):
    """A mail was taken in at the door, and nobody saw it again."""


@dataclass(frozen=True)
class Leg:
    """One way in."""

    door: str  # form, mail, coffee
    language: str
    javascript: bool
    number: int

    @property
    def name(self) -> str:
        return f"{self.door} {self.language}{'' if self.javascript else ' without javascript'}"

    @property
    def wide(self) -> bool:
        """Who asks sits at a desk in half of the legs, so that each door is met at both widths."""
        return (self.language == "en") ^ self.javascript ^ (self.door == "mail")

    @property
    def words(self) -> str:
        return {
            "da": f"Nummer {self.number}: Jeg savner en at gå tur med. Jeg er meget alene.",
            "en": f"Number {self.number}: I miss someone to walk with. I am very much alone.",
        }[self.language]

    @property
    def number_to_call(self) -> str:
        return f"20 12 34 {self.number:02}"

    @property
    def contact(self) -> str:
        return f"ny{self.number}@post.example"  # nobody in the demo has it

    def walk(self, company: Company) -> float:
        """From the first word to a time in two calendars; seconds it took."""
        begun = time.monotonic()
        self.as_far_as_asking(company)
        company.peer_says("yes")
        company.i_say("yes")
        company.peer_says("yes")
        company.offer_times()
        company.i_choose_a_time()
        if "BEGIN:VEVENT" not in company.calendar:
            raise RuntimeError("there is no calendar file")
        return time.monotonic() - begun

    def as_far_as_asking(self, company: Company) -> None:
        """Written, drafted before the yes, then talked, and the peer is asked; the one who wrote has come in."""
        DOORS[self.door](company, self)
        enquiry = company.read_and_draft(self.words)
        company.see_whether_the_peer_is_asked()
        link = ""
        if self.door == "mail":
            link = answered_by_hand(company, self, enquiry)
        if self.door == "coffee":
            company.call(enquiry)
        company.talk(enquiry)
        if self.door == "coffee":
            link = company.give_a_card(enquiry)
        company.ask()
        if link:
            company.come_in_by(link, WORD)


def by_form(company: Company, leg: Leg) -> None:
    """From the front page, every tap counted: Write to us, three fields, Send."""
    page = company.at("me", "/")
    page.locator("main a[href$='/skriv/']").first.click()
    page.locator("input[name=channel][value=mail]").check()
    page.fill("textarea[name=words]", leg.words)
    page.fill("input[name=contact]", leg.contact)
    page.check("input[name=consent]")
    page.locator("main form button[type=submit]").last.click()
    # Write to us, the words, the way, the address (the tick and Send included): what a finger has to touch.
    company.taps = taps_to_ask(company, leg)
    page.fill("input[name=word]", WORD)
    page.locator("form:has(input[name=word]) button").click()


def taps_to_ask(company: Company, leg: Leg) -> int:
    """Once more with the way that stands preset, touching only what must be touched."""
    window = company.site.window(company.browser, javascript=leg.javascript, language=leg.language)
    page = window.new_page()
    page.goto("/en/" if leg.language == "en" else "/")
    taps = 0
    for touch in (
        "main a[href$='/skriv/']",
        "textarea[name=words]",
        "input[name=contact]",
        "input[name=consent]",
    ):
        page.locator(touch).first.click()
        taps += 1
        if touch.startswith("textarea"):
            page.keyboard.type("To linjer om mig.")
        if "contact" in touch:
            page.keyboard.type("20 12 34 56")
    page.locator("main form button[type=submit]").last.click()
    taps += 1
    arrived = "/skriv/tak/" in page.url
    window.close()
    if not arrived:
        raise NotSent("five taps did not send it")
    return taps


def by_mail(company: Company, leg: Leg) -> None:
    """A raw mail as a phone sends it: quoted-printable, Latin-1, a name with an umlaut."""
    body = leg.words.encode("latin-1").hex("=").upper()
    raw = (
        f"From: =?iso-8859-1?Q?S=F8ren_{leg.number}?= <{leg.contact}>\r\nTo: hej@demo.example\r\n"
        f"Subject: Hej\r\nMessage-ID: <{leg.number}@post.example>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{_soft(body)}\r\n"
    )
    company.site.manage("receive", given=raw.encode())
    _wait_for_row(company, leg)


def by_coffee(company: Company, leg: Leg) -> None:
    """A host counts the guest, and notes that they would like to be called: on the host's own page, nowhere else."""
    page = company.at("mikkel", "/besoeg/")
    page.locator("button[name=guests]").first.click()
    asked = page.locator("details:has(input[name=number])")
    asked.locator("summary").click()
    place = asked.locator("input[name=place]:not([type=hidden])")
    if place.count():
        place.first.check()
    asked.locator("input[name=name]").fill(f"Gæst {leg.number}")
    asked.locator("input[name=number]").fill(leg.number_to_call)
    asked.locator("textarea[name=words]").fill(leg.words)
    asked.locator("input[name=consent]").check()
    asked.locator("button[type=submit]").click()


def answered_by_hand(company: Company, leg: Leg, enquiry: str) -> str:
    """A human answer leaves a neutral letter; the private link in it is the way in."""
    page = company.page(company.coordinator)
    page.goto(enquiry)
    page.locator("form:has(textarea[name=words]) button[type=submit]").first.click()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for path in sorted(company.site.mailbox.glob("*.eml"), key=lambda p: p.stat().st_mtime, reverse=True):
            mail = message_from_bytes(path.read_bytes(), policy=default)
            found = re.search(r"https?://\S+/m/[^\s/]+/", mail.get_body(("plain",)).get_content())
            if (
                leg.contact in str(mail["To"])
                and found
                and str(mail["Subject"]).endswith(company.coordinator.capitalize())
            ):
                return found[0]
        time.sleep(0.5)
    raise RuntimeError("no letter with a link came out")


def _wait_for_row(company: Company, leg: Leg) -> None:
    deadline = time.monotonic() + company.waits
    while time.monotonic() < deadline:
        if company.at("signe", "/i-dag/").locator("article.row", has_text=leg.words[:40]).count():
            return
        time.sleep(1)
    raise NeverCame("the mail never came to I dag")


def _soft(hexed: str) -> str:
    """Quoted-printable with soft line breaks."""
    signs = ["=" + one for one in hexed.split("=") if one]
    return "=\r\n".join("".join(signs[at : at + 24]) for at in range(0, len(signs), 24))


DOORS = {"form": by_form, "mail": by_mail, "coffee": by_coffee}
LEGS = [
    Leg(door, language, javascript, number)
    for number, (door, language, javascript) in enumerate(
        (door, language, javascript)
        for javascript in (False, True)
        for language in ("da", "en")
        for door in ("form", "mail", "coffee")
    )
]
