"""A list as programmes really keep them: a title, merged headings, every way to write a phone number."""

from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random

from openpyxl import Workbook

HEADINGS = (
    "Nr", "Fornavn", "Efternavn ", "Tlf./mobil", "E-mail", "Postnr. og by", "Dage / tidspunkter", "Køn", "Født",
    "Sprog", "Antal", "Startdato", "Lønnet/frivillig", "Samtykke?", "Erfaringer", "Bemærkninger",
)  # fmt: skip
FIRST = (
    "Åse",
    "Jørgen",
    "Søren ",
    "  Mette",
    "ÆGIR",
    "Fatima",
    "Lone🌻",
    "Bjørn-Erik",
    "Zoë",
    "nadia",
    "Per\u00a0Ole",
)
LAST = ("Østergård", "Nielsen", "Al-Hassan", "Skov  Møller", "LARSEN", "Bæk", "d'Arc", "Ågesen\t")
PHONES = (
    "{0} {1} {2} {3}", "+45 {0}{1} {2}{3}", "0045{0}{1}{2}{3}", "{0}.{1}.{2}.{3}", "tlf {0}{1}{2}{3}",
    "{0}{1}{2}{3} (mor)", "(+45) {0}{1}{2}{3}", "{0}-{1}-{2}-{3}",
)  # fmt: skip
DATES = (
    "{d}/{m}-{y}",
    "{d}.{m}.{yy:02}",
    "{y}-{m:02}-{d:02}",
    "{d}. marts {y}",
    "sommer {y}",
    "{y}",
)
TIMES = (
    "man + ons formiddag",
    "hverdage 9-15",
    "tors aften",
    "weekend",
    "efter aftale",
    "Tirsdage",
    "alle dage",
)
YES = ("ja", "JA ", "x", "✓", "ok", "Nej", "", "ja, men ikke kommunen", "?", "Ja.")
GENDERS = ("K", "m", "Kvinde", "mand", "kv.", "", "ønsker ikke at oplyse")
AMOUNTS = (1, 2.0, "3", "1-2", "to", "", "mange", 6)


def messy_workbook(people: int = 2000, chance: int = 7) -> bytes:
    """`people` rows of persons, with section rows, empty rows, repeated headings, doubles and a total between."""
    random, book = Random(chance), Workbook(write_only=True)
    sheet = book.create_sheet("Peers 2026")
    for row in _rows(random, people):
        sheet.append(row)
    book.create_sheet("Ark2")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(random: Random, people: int):
    yield ["Peer-liste – opdateret af Birthe", *[None] * 15]
    yield []
    yield [None, "Person", None, "Kontakt", None, None, "Praktisk"]
    yield list(HEADINGS)
    kept: list[list] = []
    for number in range(1, people + 1):
        if number % 400 == 0:
            yield from ([], ["AMAGER"], list(HEADINGS))
        if number % 90 == 0:
            yield []
        row = list(random.choice(kept)) if kept and number % 100 == 0 else _person(random)
        kept.append(row)
        yield [number, *row]
    yield ["I alt", people]


def _person(random: Random) -> list:
    digits = [random.randint(20, 99), *(random.randint(10, 99) for _ in range(3))]
    whole = int("".join(map(str, digits)))
    written = random.choice(PHONES).format(*digits)
    phone = random.choice(
        (written, written, whole, float(whole), "", f"{whole} / {random.randint(2 * 10**7, 9 * 10**7)}")
    )
    first, last = random.choice(FIRST), random.choice(LAST)
    mail = f"{random.randint(1, 10**6)}@Eksempel.dk"
    return [
        first, last, phone, random.choice((mail, mail, f"<{mail}>", "ingen", "")),
        random.choice(("2300 København S", "8000  Aarhus C", 5000, "Vejle", "")),
        random.choice(TIMES), random.choice(GENDERS), random.choice((1971, "12-03-1985", "67", "010157-5000", "")),
        random.choice(("dansk", "Dansk, engelsk", "arabisk/dansk", "")), random.choice(AMOUNTS), _day(random),
        random.choice(("frivillig", "Lønnet", "fleksjob", "?", "")), random.choice(YES),
        random.choice(("angst; sorg", "at være alene", "")), random.choice(("", "=2+2", "ring\nefter kl. 15", "#REF!")),
    ]  # fmt: skip


def _day(random: Random):
    day = date(2015, 1, 1) + timedelta(days=random.randint(0, 4000))
    text = random.choice(DATES).format(d=day.day, m=day.month, y=day.year, yy=day.year % 100)
    return random.choice(
        (text, text, datetime(day.year, day.month, day.day), (day - date(1899, 12, 30)).days, "snart")
    )
