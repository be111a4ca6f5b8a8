"""When all else fails, the page that says so still stands: no database, no session, no context."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "name", ["403.html", "404.html", "429.html", "500.html", "ui/not_ready.html", "ui/stale_form.html"]
)
def test_a_mishap_page_needs_no_database_and_no_context(name, language):
    with override(language):
        html = render_to_string(name)
    assert 'href="tel:112"' in html
    assert f'<html lang="{language}"' in html


def test_the_broken_page_asks_nobody_for_help_lines():
    def ask():
        raise AssertionError("the database may be what broke")

    assert 'href="tel:112"' in render_to_string("500.html", {"help_lines": ask})
    assert 'href="tel:112"' in render_to_string("ui/not_ready.html", {"help_lines": ask})
