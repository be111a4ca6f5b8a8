"""Three doors, two languages, with and without JavaScript: each leg ends with a time both have said yes to."""

import re
import time
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default

from house.avoid import telling_words
from proofs.meeting.people import Company

WORD = "havkat"


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
    def words(self) -> str:
        return {
            "da": f"Nummer {self.number}: Jeg savner en at gå tur med. Jeg er meget alene.",
            "en": f"Number {self.number}: I miss someone to walk with. I am very much alone.",
        }[self.language]

    @property
    def contact(self) -> str:
        return f"gaest{self.number}@post.example"

    def walk(self, company: Company) -> float:
        """From the first word to a time in two calendars; seconds it took."""
        begun = time.monotonic()
        link = {"form": by_form, "mail": by_mail, "coffee": by_coffee}[self.door](company, self)
        peer = company.peer
        enquiry = company.signe_reads_and_drafts(self.words, peer.capitalize())
        if self.door != "form":
            link = signe_answers(company, self, enquiry)
        company.signe_talks(enquiry)
        company.signe_asks()
        company.peer_says_yes(peer)
        if link:
            company.come_in_by(link, WORD)
        company.i_say_yes()
        company.peer_says_yes(peer)
        company.signe_offers_times()
        calendar = company.i_choose_a_time()
        if "BEGIN:VEVENT" not in calendar or telling_words(calendar):
            raise RuntimeError("the calendar file is missing or tells what it is about")
        return time.monotonic() - begun


def by_form(company: Company, leg: Leg) -> str:
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
    return ""


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
        raise RuntimeError("five taps did not send it")
    return taps


def by_mail(company: Company, leg: Leg) -> str:
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
    return ""


def by_coffee(company: Company, leg: Leg) -> str:
    """A host counts the guest and notes that somebody would like to be called."""
    page = company.at("mikkel", "/besoeg/")
    page.locator("button[name=guests]").first.click()
    page = company.at("signe", "/henvendelser/ny/")
    page.locator("[name=way][value=coffee]").check() if page.locator(
        "input[name=way]"
    ).count() else page.select_option("[name=way]", "coffee")
    page.fill("textarea[name=words]", leg.words)
    page.fill("input[name=name]", f"Gæst {leg.number}")
    channel = page.locator("input[name=channel][value=mail]")
    channel.check() if channel.count() else page.select_option("[name=channel]", "mail")
    page.fill("input[name=contact]", leg.contact)
    page.check("input[name=consent]")
    page.locator("main form button[type=submit]").last.click()
    return ""


def signe_answers(company: Company, leg: Leg, enquiry: str) -> str:
    """A human answer leaves a neutral letter; the private link in it is the way in."""
    page = company.page("signe")
    page.goto(enquiry)
    page.locator("form:has(textarea[name=words]) button[type=submit]").first.click()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for path in sorted(company.site.mailbox.glob("*.eml"), key=lambda p: p.stat().st_mtime, reverse=True):
            mail = message_from_bytes(path.read_bytes(), policy=default)
            found = re.search(r"https?://\S+/m/[^\s/]+/", mail.get_body(("plain",)).get_content())
            if leg.contact in str(mail["To"]) and found and str(mail["Subject"]).endswith("Signe"):
                return found[0]
        time.sleep(0.5)
    raise RuntimeError("no letter with a link came out")


def _wait_for_row(company: Company, leg: Leg) -> None:
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        if company.at("signe", "/i-dag/").locator("article.row", has_text=leg.words[:40]).count():
            return
        time.sleep(1)
    raise RuntimeError("the mail never came to I dag")


def _soft(hexed: str) -> str:
    """Quoted-printable with soft line breaks."""
    signs = ["=" + one for one in hexed.split("=") if one]
    return "=\r\n".join("".join(signs[at : at + 24]) for at in range(0, len(signs), 24))


LEGS = [
    Leg(door, language, javascript, number)
    for number, (door, language, javascript) in enumerate(
        (door, language, javascript)
        for javascript in (False, True)
        for language in ("da", "en")
        for door in ("form", "mail", "coffee")
    )
]
