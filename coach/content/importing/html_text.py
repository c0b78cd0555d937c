"""Takes the text out of HTML, a line for every paragraph and list entry."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(("p", "li", "br", "div", "ol", "ul", "h1", "h2", "h3", "h4", "h5", "tr", "dd"))
_SILENT = frozenset(("script", "style", "head", "title"))
_RUN_ON = re.compile(r"(?<=[a-z])([.:;!?])(?=[A-Za-z]{2})")
_LABEL = re.compile(r"[^.!?]{1,40}:")


def html_lines(text: str) -> tuple[str, ...]:
    """Return the lines of HTML or plain text; labels such as "Steps:" are not among them."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    spaced = (_RUN_ON.sub(r"\1 ", line) for line in lines)
    return tuple(line for line in spaced if line and not _LABEL.fullmatch(line))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)
