"""What others have done to what people typed, planted one at a time: each must be seen by the same tries."""

# What is planted takes the place of a method on purpose.
# mypy: disable-error-code="method-assign, assignment, attr-defined, misc"

import html
import sys
import unicodedata
from collections.abc import Callable
from typing import Any

from django.forms import BoundField

from sideomside.ground.audit import log
from sideomside.ground.vault.fields import SealedText
from sideomside.peers.sheets import write
from sideomside.site.headers import SafeHeaders


def nothing_is_escaped() -> None:
    for name in ("django.template.base", "django.template.defaultfilters", "django.utils.html"):
        for how in ("conditional_escape", "escape"):
            if hasattr(sys.modules[name], how):
                setattr(sys.modules[name], how, str)


def it_is_escaped_twice() -> None:
    module = sys.modules["django.template.base"]
    real = module.conditional_escape
    module.conditional_escape = lambda text: (
        text if hasattr(text, "__html__") else real(text).replace("&", "&amp;")
    )


def _on_its_way_in(change: Callable[[str], str]) -> None:
    real = SealedText.to_bytes
    SealedText.to_bytes = lambda self, value: real(self, change(str(value)))


def a_long_word_is_cut() -> None:
    _on_its_way_in(lambda words: words[:12])


def letters_are_put_together() -> None:
    """A well-meant tidying that changes what somebody wrote."""
    _on_its_way_in(lambda words: unicodedata.normalize("NFC", words))


def odd_letters_fall_out() -> None:
    _on_its_way_in(lambda words: words.encode("latin-1", "ignore").decode("latin-1"))


def spaces_are_counted_once() -> None:
    _on_its_way_in(lambda words: " ".join(word for word in words.split(" ") if word))


def one_sign_makes_it_fall() -> None:
    def falls(words: str) -> str:
        if "\u202e" in words:
            raise ValueError("unfit")
        return words

    _on_its_way_in(falls)


def a_form_comes_back_empty() -> None:
    BoundField.value = lambda self: None


def the_log_is_told() -> None:
    """By a line that says what it was about in the words of whoever wrote it."""
    said, sealed, written = [""], SealedText.to_bytes, log.record_many

    def remembered(self: SealedText, value: Any) -> bytes:
        said.append(str(value))
        return sealed(self, value)

    def told(verb: str, lines: Any, *, purpose: str = "", **more: Any) -> Any:
        return written(verb, lines, purpose=purpose or said[-1][:40], **more)

    SealedText.to_bytes, log.record_many = remembered, told


def a_header_says_it() -> None:
    real = SafeHeaders.__call__

    def answer(self: SafeHeaders, request: Any) -> Any:
        response = real(self, request)
        for said in request.POST.values():
            for line in str(said).splitlines()[1:]:
                name, colon, value = line.partition(":")
                if colon and name.isascii() and name.replace("-", "").isalpha():
                    response.headers[name] = value.strip()[:20]
        return response

    SafeHeaders.__call__ = answer


def _on_every_page(drawn: str) -> None:
    """Well escaped for a text, and put where a browser runs it."""
    said, sealed, real = [""], SealedText.to_bytes, SafeHeaders.__call__

    def remembered(self: SealedText, value: Any) -> bytes:
        said.append(str(value))
        return sealed(self, value)

    def answer(self: SafeHeaders, request: Any) -> Any:
        response = real(self, request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            words = html.escape(said[-1]).encode(errors="replace").decode()
            response.content += drawn.format(words).encode()
        return response

    SealedText.to_bytes, SafeHeaders.__call__ = remembered, answer


def a_link_runs_it() -> None:
    _on_every_page('<a href="javascript:say(`{}`)">x</a>')


def a_press_runs_it() -> None:
    _on_every_page('<p onclick="say(`{}`)">x</p>')


def a_script_holds_it() -> None:
    _on_every_page("<script>var said = `{}`</script>")


def a_cell_goes_out_as_it_is() -> None:
    write.neutral = lambda text: text


# Seen where somebody types; and in what already lies in the rows.
TYPED = [
    nothing_is_escaped,
    it_is_escaped_twice,
    a_long_word_is_cut,
    letters_are_put_together,
    odd_letters_fall_out,
    spaces_are_counted_once,
    one_sign_makes_it_fall,
    a_form_comes_back_empty,
    the_log_is_told,
    a_header_says_it,
    a_link_runs_it,
    a_press_runs_it,
    a_script_holds_it,
]
LYING = [nothing_is_escaped, a_cell_goes_out_as_it_is]
