"""Each piece shows what it was given, as text, and nobody's words can turn into markup."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from sideomside.ground.ui import faces

EVIL = "<b onclick='x'>Sara & Ida</b>"
SAFE = "&lt;b onclick=&#x27;x&#x27;&gt;Sara &amp; Ida&lt;/b&gt;"


def drawn(source: str, **context: object) -> str:
    with override("en"):
        return Template("{% load ui %}" + source).render(Context({"evil": EVIL, **context}))


@pytest.mark.parametrize(
    "source",
    [
        "{% card title=evil tag=evil id=evil %}{{ evil }}{% endcard %}",
        "{% person name=evil face=evil meta=evil %}{{ evil }}{% endperson %}",
        "{% face 'boat' label=evil %}",
        "{% own_words %}{{ evil }}{% endown_words %}",
        "{% quote said_by=evil %}{{ evil }}{% endquote %}",
        "{% queue title=evil count=1 %}{{ evil }}{% endqueue %}",
        "{% row evil evil verb=evil href=evil wait=evil tag=evil tone=evil %}",
        "{% moment at=evil title=evil %}{{ evil }}{% endmoment %}",
        "{% letter who=evil when=evil %}{{ evil }}{% endletter %}",
        "{% more summary=evil %}{{ evil }}{% endmore %}",
        "{% nothing %}{{ evil }}{% endnothing %}",
        "{% keep title=evil link=evil %}{{ evil }}{% endkeep %}",
        "{% label_tag evil evil %}",
        "{% facts pairs %}",
        "{% why evil evils %}",
        "{% shared evils %}",
        "{% talk_about evils %}",
        "{% equal_choice evil pairs %}",
        "{% path steps %}",
        "{% steps steps %}",
        "{% opening place %}",
        "{% preview sheet %}",
        "{% acute lines=lines %}",
        "{{ evil|heading:2 }}",
        "{% key_ceremony 'x' login=evil %}",
    ],
)
def test_words_stay_words(source):
    line = SimpleNamespace(
        name=EVIL, number=EVIL, hours_en=EVIL, note_en=EVIL, hours_da="", note_da="", verified_on=date.today()
    )
    link = {"href": EVIL, "label": EVIL}
    html = drawn(
        source,
        evils=[EVIL],
        pairs=[(EVIL, EVIL)],
        steps=[{"label": EVIL, "note": EVIL, "title": EVIL, "text": EVIL}],
        place={"name": EVIL, "state": EVIL, "hours": EVIL, "address": EVIL, "words": EVIL, "links": [link]},
        sheet={
            "caption": EVIL,
            "columns": [EVIL],
            "verdicts": True,
            "rows": [{"number": 1, "cells": [{"value": EVIL, "error": EVIL}], "verdict": EVIL, "tone": ""}],
        },
        lines=[line],
    )
    assert "<b on" not in html
    assert "Sara &amp; Ida" in html or "\\u0026" in html or "%26" in html


def test_yes_no_and_later_differ_only_in_words():
    html = drawn('{% equal_choice "answer" answers %}', answers=[("yes", "A"), ("no", "B"), ("later", "C")])
    shapes = {
        line.replace(value, "").replace(f">{word}<", "><").strip()
        for line in html.splitlines()
        if "<button" in line
        for value, word in [("yes", "A"), ("no", "B"), ("later", "C")]
        if f'value="{value}"' in line
    }
    assert len(shapes) == 1
    assert html.count("<button") == 3


def test_help_right_now_begins_with_112_and_marks_what_nobody_has_confirmed():
    line = SimpleNamespace(
        name="Linjen",
        number="70 20 12 01",
        hours_en="Till 5",
        note_en="",
        hours_da="",
        note_da="",
        verified_on=None,
    )
    html = drawn("{% acute lines=lines %}", lines=[line])
    assert html.index('href="tel:112"') < html.index('href="tel:70201201"')
    assert "70\u00a020\u00a012\u00a001" in html
    assert "demo, not confirmed" in html
    line.verified_on = date(2026, 11, 1)
    assert "not confirmed" not in drawn("{% acute lines=lines %}", lines=[line])


def test_the_page_of_help_does_not_lead_to_itself():
    for here, leads in (("/", True), ("/haster/", False)):
        html = drawn("{% acute %}", urgent_href="/haster/", request=RequestFactory().get(here))
        assert ('href="/haster/"' in html) is leads


def test_help_needs_nothing_from_the_page():
    assert 'href="tel:112"' in drawn("{% acute %}")
    assert "nearest emergency department" in drawn("{% acute %}")


def test_nobody_is_given_a_face_they_did_not_choose():
    assert faces.named("a-person-id") == faces.named("a-person-id")
    keys = [f"person {n}" for n in range(400)]
    assert {faces.named(key) for key in keys} == set(faces.SYMBOLS)
    looks = {drawn("{% face key %}", key=key) for key in keys}
    assert len(looks) >= 4 * len(faces.SYMBOLS), "two beside one another seldom look the same"
    assert faces.named("boat") == "boat"
    assert {faces.named(key) for key in faces.choices()} == {*faces.FACES, *faces.SYMBOLS}


def test_every_face_and_symbol_is_its_own_small_drawing():
    drawings = {key: drawn("{% face key %}", key=key) for key in faces.choices()}
    assert len(set(drawings.values())) == len(drawings)
    assert max(len(html) for html in drawings.values()) <= 1536


def test_a_face_is_silent_unless_it_has_a_label():
    assert 'aria-hidden="true"' in drawn("{% face 'tree' %}")
    assert 'role="img" aria-label="a tree"' in drawn("{% face 'tree' label='a tree' %}")


def test_the_pager_keeps_the_question_and_is_absent_on_a_single_page():
    request = RequestFactory().get("/?q=anna&page=2")
    pages = Paginator(range(60), 20)
    html = drawn("{% pager page %}", page=pages.get_page(2), request=request)
    assert 'href="?q=anna&amp;page=1"' in html
    assert 'href="?q=anna&amp;page=3"' in html
    assert drawn("{% pager page %}", page=Paginator([1], 20).get_page(1), request=request).strip() == ""


@pytest.mark.parametrize(
    ("language", "here", "there"),
    [
        ("da", "/ui/skriv/?a=1", "/en/ui/skriv/?a=1"),
        ("en", "/en/ui/skriv/", "/ui/skriv/"),
        ("da", "/ukendt/", "/en/"),
    ],
)
def test_the_other_language_is_the_same_page(language, here, there):
    request = RequestFactory().get(here)
    with override(language):
        html = Template("{% load ui %}{% other_language as o %}{{ o.href|safe }}").render(
            Context({"request": request})
        )
    assert html == there
