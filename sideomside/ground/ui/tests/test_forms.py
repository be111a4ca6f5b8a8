"""Forms: one summary on top, each error beside its field, and the words always come back."""

import re
from datetime import UTC, datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.utils.translation import override

from sideomside.ground.ui.samples import SampleForm
from sideomside.ground.ui.when import MomentField, PastField, WhenForm


class Small(forms.Form):
    nickname = forms.CharField(label="Nickname", required=False, help_text="Any <b>name</b>")
    town = forms.CharField(label="Town", widget=forms.TextInput(attrs={"placeholder": "Valby"}))
    likes = forms.MultipleChoiceField(
        label="Likes", choices=[("a", "Walks"), ("b", "<i>Tea</i>")], widget=forms.CheckboxSelectMultiple
    )
    agree = forms.BooleanField(label="I agree")
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError("These do not fit together")


def drawn(source: str, **context: object) -> str:
    with override("en"):
        return Template("{% load ui %}" + source).render(Context(context))


@pytest.fixture
def wrong() -> str:
    return drawn("{{ form }}", form=Small({"nickname": "<script>x</script>"}))


def test_a_fresh_form_says_nothing_is_wrong():
    html = drawn("{{ form }}", form=Small())
    assert 'class="fix"' not in html
    assert "aria-invalid" not in html


def test_the_summary_comes_first_and_leads_to_each_field(wrong):
    assert wrong.index('id="fix"') < wrong.index("<label")
    targets = re.findall(r'href="#([\w-]+)"', wrong)
    assert targets == ["id_town", "id_likes_0", "id_agree"]
    for target in targets:
        assert f'id="{target}"' in wrong


def test_an_error_about_the_whole_stands_in_the_summary(wrong):
    assert "<li>These do not fit together</li>" in wrong


def test_a_missing_answer_is_called_by_its_name(wrong):
    assert wrong.count("Something is missing in “Town”") == 2
    assert "This field is required" not in wrong


def test_two_questions_with_the_same_fault_are_told_apart():
    class Days(forms.Form):
        first = forms.DateField(label="From", error_messages={"required": "Choose a day."})
        last = forms.DateField(label="Until", error_messages={"required": "Choose a day."})

    html = drawn("{% error_summary form %}", form=Days({}))
    assert '<a href="#id_first">From: Choose a day.</a>' in html
    assert '<a href="#id_last">Until: Choose a day.</a>' in html
    assert '<a href="#id_first">Choose a day.</a>' in drawn(
        "{% error_summary form %}", form=Days({"last": "2026-01-01"})
    )


def test_our_own_words_for_a_missing_answer_win():
    html = drawn("{{ form }}", form=SampleForm({}))
    assert html.count("Write a line or two about yourself") == 2


def test_every_description_a_box_points_to_exists(wrong):
    described = " ".join(re.findall(r'aria-describedby="([^"]+)"', wrong)).split()
    assert set(described) == {"id_nickname_helptext", "id_town_error", "id_likes_error", "id_agree_error"}
    for name in described:
        assert wrong.count(f'id="{name}"') == 1


def test_what_was_typed_comes_back_and_stays_text(wrong):
    assert 'value="&lt;script&gt;x&lt;/script&gt;"' in wrong
    assert "<script" not in wrong


def test_labels_and_hints_are_text_unless_marked_safe(wrong):
    assert "&lt;i&gt;Tea&lt;/i&gt;" in wrong
    assert "Any &lt;b&gt;name&lt;/b&gt;" in wrong


def test_optional_is_said_in_words_and_required_is_not_starred(wrong):
    assert wrong.count("(optional)") == 1
    assert "*" not in wrong


def test_a_room_may_leave_the_mark_out():
    assert "(optional)" not in drawn("{% field form.nickname free=False %}", form=Small())
    assert "(optional)" in drawn("{% field form.nickname %}", form=Small())


def test_no_placeholder_ever(wrong):
    assert "placeholder" not in wrong


def test_choices_are_a_group_with_a_name(wrong):
    group = wrong[wrong.index("<fieldset") :]
    assert group.index("<legend>Likes") < group.index('type="checkbox"')


def test_a_single_tick_may_have_a_heading():
    html = drawn('{% field form.agree legend="May we?" %}', form=Small())
    assert "<legend>May we?</legend>" in html
    assert '<label class="opt" for="id_agree">' in html


def test_a_room_may_ask_in_its_own_words():
    html = drawn('{% field form.town label="Where?" help="A town" %}', form=Small())
    assert '<label for="id_town">Where?' in html
    assert 'id="id_town_helptext">A town' in html
    assert 'aria-describedby="id_town_helptext"' in html


def test_the_title_begins_with_fix_only_when_there_is_something_to_fix():
    assert drawn("{% fix_prefix form %}", form=Small({})) == "Fix: "
    assert drawn("{% fix_prefix form %}", form=Small()) == ""
    assert drawn("{% fix_prefix form %}") == ""


@pytest.mark.parametrize("when", ["2027-03-28T02:30", "2027-10-31T02:30"])
def test_the_night_the_clocks_change_is_told_in_plain_words(when: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        MomentField().clean(when)
    assert wrong.value.messages == [
        "Uret stilles den nat, og den time findes ikke, eller den kommer to gange. Vælg en anden."
    ]


def test_of_an_hour_that_came_twice_the_first_is_taken_and_it_is_said() -> None:
    field, safe = PastField(), PastField(late=True)
    assert field.clean("2026-10-25T02:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert (
        field.said == "Uret blev stillet tilbage den nat, så kl. 02.30 kom to gange. Vi har taget den første."
    )
    assert safe.clean("2026-10-25T02:30") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert safe.said.endswith("Vi har taget den sidste.")
    assert field.clean("2026-10-25T03:30") == datetime(2026, 10, 25, 2, 30, tzinfo=UTC) and field.said == ""


def test_an_hour_that_was_not_there_asks_which_one_was_meant() -> None:
    with pytest.raises(ValidationError) as wrong:
        PastField().clean("2026-03-29T02:30")
    asked = "Uret blev stillet frem den nat, så kl. 02.30 fandtes ikke. Mente du kl. 01.30 eller kl. 03.30?"
    assert wrong.value.messages == [asked]
    form = WhenForm({"day": "2026-03-29", "at": "02.30"}, stands=datetime(2026, 4, 1, tzinfo=UTC))
    assert form.errors["at"] == [asked]
    twice = WhenForm({"day": "2026-10-25", "at": "02.30"}, stands=datetime(2026, 10, 1, tzinfo=UTC))
    assert twice.is_valid() and twice.moment() == datetime(2026, 10, 25, 0, 30, tzinfo=UTC) and twice.said


@pytest.mark.parametrize("year", ["0001", "0026", "1999"])
def test_a_year_that_lost_a_digit_is_asked_about_and_no_table_is_asked_to_hold_it(year: str) -> None:
    asked = "Det er før år 2000. Mangler der et ciffer i årstallet?"
    with pytest.raises(ValidationError) as wrong:
        PastField().clean(f"{year}-01-01T00:10")
    assert wrong.value.messages == [asked]
    form = WhenForm({"day": f"{year}-01-01", "at": "00.10"}, stands=datetime(2026, 4, 1, tzinfo=UTC))
    assert form.errors == {"day": [asked]}


def test_the_last_day_there_is_has_not_been() -> None:
    form = WhenForm({"day": "9999-12-31", "at": "23.59"}, stands=datetime(2026, 4, 1, tzinfo=UTC))
    assert list(form.errors) == ["day"]


class Short(forms.Form):
    words = forms.CharField(label="Words", max_length=20, widget=forms.Textarea)
    name = forms.CharField(label="Name", max_length=5, error_messages={"max_length": "Write a shorter name"})


def test_no_browser_cuts_off_the_end_of_what_was_pasted():
    """With a length on the box it would be gone, and nobody told."""
    assert "maxlength" not in drawn("{% questions form %}", form=Short())


def test_too_much_is_told_kindly_and_kept_to_the_last_word():
    long = "I do not know where to begin, so here is all of it"
    html = drawn("{% questions form %}", form=Short({"words": long, "name": "Kirstine"}))
    assert "That is more than fits here. Can it be said a little shorter?" in html
    assert "Write a shorter name" in html
    assert "Ensure this value" not in html
    assert long in html and "Kirstine" in html


def test_what_a_browser_never_gets_back_is_not_promised():
    class Secret(forms.Form):
        word = forms.CharField(label="Word", widget=forms.PasswordInput)

    assert "still here" not in drawn("{% error_summary form %}", form=Secret({}))
    assert "still here" in drawn("{% error_summary form %}", form=Small({}))
