"""Why a file from an operator cannot be used, in a word the page can turn into a sentence."""


class Unusable(Exception):
    """`why` is a short code, `where` the place in the file."""

    def __init__(self, why: str, where: str = "") -> None:
        super().__init__(f"{why}: {where}" if where else why)
        self.why, self.where = why, where
