"""The yardstick of time is one that something can be too long for."""

from tests.soon import _a_piece, takes_at_most


def test_five_pieces_of_work_are_more_than_one_and_no_more_than_ten() -> None:
    def five() -> None:
        for _piece in range(5):
            _a_piece()

    assert takes_at_most(10, five)
    assert not takes_at_most(2, five)
