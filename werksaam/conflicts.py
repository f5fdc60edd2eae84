"""A lost race or a stale page: what happened, and the way on.

Acts and views on any floor raise it; the middleware answers with a page (409).
"""


class Conflict(Exception):
    """Someone was faster, or the state is no longer what the page showed.

    `title` names what happened ("Communicatie 2 was just ahead of you"),
    `explanation` says what that means, `url` is where to go on ("" for home),
    `link` is the text of that way on. `typed` is what the person had written, so that
    the page can give it back: it was not stored.
    """

    def __init__(self, title: str, explanation: str, url: str = "", link: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.explanation = explanation
        self.url = url
        self.link = link
        self.typed: tuple[str, ...] = ()
