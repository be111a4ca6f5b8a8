"""A loaded yardstick read back; why a file cannot be used, and what still stands in the way of one, in words."""

from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sideomside.outcomes.models import Instrument
from sideomside.outcomes.scoring import card, questionnaire
from sideomside.outcomes.scoring.score import comes_to, failing
from sideomside.outcomes.scoring.unusable import Unusable

__all__ = ["IN_THE_WAY", "UNUSABLE", "Unusable", "card_of", "text_of", "wrong_examples"]

IN_THE_WAY = {
    "text": _("The questions are missing."),
    "items": _("The questions are not those the card knows."),
    "answers": _("The answers do not run from the card's lowest to its highest."),
    "licence": _("Nobody has written down yet that the house may use it."),
    "vectors": _("The card's own examples do not come out right."),
    "examples": _(
        "The card's examples show too little. They need all lowest, all highest, one with a skipped question, and one "
        "with so many skipped that there is no number."
    ),
}

UNUSABLE = {
    "too_large": _("The file is too large."),
    "not_json": _("The file can be read neither as JSON nor as YAML or TOML."),
    "no_yaml": _("This house was set up without its reader of YAML. Write it as TOML or JSON instead."),
    "not_words": _("The file is not saved as plain text (UTF-8)."),
    "said_twice": _("The same name stands twice. Keep one of them."),
    "written_elsewhere": _("Write it out where it is needed: & and * are not read."),
    "marked_as_something": _(
        "Take away the mark that says what kind of thing it is. Such marks are not read."
    ),
    "needs_quotes": _("What people are to read must be words. Put quotes around it."),
    "name_of_a_line": _("A line must begin with a short name and a colon."),
    "two_in_one": _("There are several in one file. Load them one at a time."),
    "too_deep": _("Too much stands inside something else."),
    "version": _("The card needs a version, in quotes."),
    "not_a_questionnaire": _("The file is not a FHIR Questionnaire."),
    "no_card": _("There is no scoring card for these questions. Load one with them."),
    "vectors": _(
        "The card needs at least six worked examples: an answer, or nothing, for each question, and the number it "
        "must give."
    ),
    "text_missing": _("Words are missing where they are needed."),
    "answer_without_number": _("Each answer must say what it counts, once."),
    "number_of_answers": _("A question needs from two to twenty answers to choose from."),
    "two_answers_count_the_same": _("Two answers to one question count the same."),
    "asked_twice": _("The same question stands twice."),
    "kind_of_question": _("Only questions with answers to choose from can be used."),
    "": _("Something in the file cannot be used."),
}


def wrong_examples(one: Instrument) -> list[str]:
    """Which of the card's own examples do not come out as it says, so that whoever wrote it can look there."""
    found = card_of(one)
    return [
        _("%(answers)s gives %(gives)s. The card says %(says)s.")
        % {
            "answers": ", ".join(_number(each) for each in vector.answers),
            "gives": _number(comes_to(found, vector)),
            "says": _number(vector.score),
        }
        for vector in failing(found)
    ]


def _number(value: float | None) -> str:
    return gettext("nothing") if value is None else number_format(value, decimal_pos=None if value % 1 else 0)


def card_of(one: Instrument) -> card.Card:
    return _card(one.card)


def text_of(one: Instrument) -> questionnaire.Questionnaire:
    return _text(one.text)


@lru_cache(32)
def _card(raw: str) -> card.Card:
    return card.read(raw.encode())


@lru_cache(32)
def _text(raw: str) -> questionnaire.Questionnaire:
    return questionnaire.read(raw.encode())
