"""The newest dozen of what has been, and all of it for whoever asks."""

from django.test import RequestFactory

from sideomside.ground.ui.been import NEWEST, ON_A_PAGE, been

MANY = list(range(100))


def test_a_dozen_stands_there_and_the_rest_is_asked_for() -> None:
    shown = been(RequestFactory().get("/"), MANY)
    assert (shown.rows, shown.more, shown.page) == (MANY[:NEWEST], True, None)


def test_a_few_are_all_there_are() -> None:
    shown = been(RequestFactory().get("/"), MANY[:NEWEST])
    assert (shown.rows, shown.more) == (MANY[:NEWEST], False)
    assert not been(RequestFactory().get("/"), [])


def test_whoever_asks_gets_all_of_it_page_by_page() -> None:
    pages = [been(RequestFactory().get("/", {"page": str(number)}), MANY) for number in (1, 2, 3)]
    assert [one for page in pages for one in page] == MANY
    assert len(pages[0].rows) == ON_A_PAGE
    assert not pages[0].more  # what follows is on the next page


def test_a_page_that_is_none_is_the_first() -> None:
    assert been(RequestFactory().get("/", {"page": "x"}), MANY).rows == MANY[:ON_A_PAGE]
