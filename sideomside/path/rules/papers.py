"""The papers one signs, with a wording that comes with the house; a programme may write its own."""

from sideomside.path.models import Paper

Name = Paper.Name
SLUGS = {"tavshed": Name.CONFIDENTIALITY, "frivillig": Name.VOLUNTEER, "et-aar": Name.RECOVERY_YEAR}

# Written by us, not by a lawyer: each programme reads them through before it uses them.
WORDINGS: dict[str, dict[str, str]] = {
    Name.CONFIDENTIALITY: {
        "da": "Det, mennesker fortæller mig her, bliver mellem os. Jeg fortæller det ikke videre, heller "
        "ikke derhjemme, og heller ikke den dag jeg ikke er peer længere.\n\n"
        "Jeg må altid tale med min koordinator om, hvordan jeg selv har det med det, jeg hører.\n\n"
        "Tre ting går forud: Er nogen i fare, ringer jeg 112. Har et barn det ikke godt, siger jeg "
        "det til kommunen sammen med min koordinator. Og loven gælder for mig som for alle andre.\n\n"
        "Jeg gemmer ikke navne, beskeder eller billeder af dem, jeg møder.",
        "en": "What people tell me here stays between us. I do not pass it on, not at home either, and not "
        "on the day I am no longer a peer.\n\n"
        "I may always talk with my coordinator about how I am with what I hear.\n\n"
        "Three things come first: If somebody is in danger, I call 112. If a child is not all right, "
        "I tell the municipality together with my coordinator. And the law is the same for me as for "
        "everybody else.\n\n"
        "I keep no names, messages or pictures of those I meet.",
    },
    Name.VOLUNTEER: {
        "da": "Jeg er her som frivillig og får ikke løn. Det, jeg lægger ud, får jeg igen, når vi har "
        "aftalt det først.\n\n"
        "I passer på mig: Der er en koordinator, jeg kan ringe til, sparring hver sjette uge og hjælp "
        "til at lære det. I spørger, før I beder mig om noget nyt.\n\n"
        "Jeg møder op til det, jeg har sagt ja til, og siger til i god tid, når jeg ikke kan. Jeg kan "
        "holde pause eller stoppe, når jeg vil, og jeg behøver ikke sige hvorfor.\n\n"
        "Jeg låner ikke penge ud, tager ikke imod store gaver og begynder ikke et kæreste- eller "
        "arbejdsforhold med nogen, jeg følges med her.",
        "en": "I am here as a volunteer and get no pay. What I lay out I get back, when we have agreed on "
        "it first.\n\n"
        "You look after me: There is a coordinator I can call, supervision every sixth week, and help "
        "to learn it. You ask before you want something new of me.\n\n"
        "I come to what I have said yes to, and say so in good time when I cannot. I can take a break "
        "or stop whenever I like, and I need not say why.\n\n"
        "I lend no money, take no large presents, and begin no romance and no business with anybody I "
        "walk with here.",
    },
    Name.RECOVERY_YEAR: {
        "da": "Jeg har haft mindst et år, hvor min hverdag har hængt nogenlunde sammen. Det har ikke været "
        "uden svære dage, og det behøver det heller ikke.\n\n"
        "Jeg ved, hvem jeg kan tale med, hvis det bliver svært for mig selv, og jeg siger det til min "
        "koordinator.\n\n"
        "Det er mine egne ord. Ingen spørger efter papirer på det.",
        "en": "I have had at least a year in which my days have held together well enough. It has not been "
        "without hard days, and it need not be.\n\n"
        "I know whom I can talk to if it gets hard for me, and I tell my coordinator.\n\n"
        "These are my own words. Nobody asks for papers about it.",
    },
}


def paper_named(slug: str) -> str | None:
    return SLUGS.get(slug)


def papers_for(*, employed: bool, recovery_year: bool) -> list[Paper.Name]:
    """Whoever is employed has a contract instead of the volunteer's agreement."""
    asked = [Name.CONFIDENTIALITY]
    asked += [] if employed else [Name.VOLUNTEER]
    return asked + ([Name.RECOVERY_YEAR] if recovery_year else [])
