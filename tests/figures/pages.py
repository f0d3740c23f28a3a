"""Reads a page as a person does: its links with their words, and the cells of figures."""

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import parse_qs, urljoin, urlsplit

FIGURE = re.compile(r"\s*(\d+)(?![\w-])")


class Link(NamedTuple):
    """Where a link leads and what it says."""

    address: str
    words: str

    @property
    def number(self) -> int | None:
        """The figure that the link begins with, if it does."""
        found = FIGURE.match(self.words)
        return int(found[1]) if found else None

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    @property
    def asked(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.address).query)


class Page(HTMLParser):
    """A page's links, the rows of its tables by the first link in each, and its cells of figures."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.address = address
        self.links: list[Link] = []
        self.row_headings: list[str] = []
        self.bare_figures: list[str] = []
        self._link: list[str] | None = None
        self._in_heading = False
        self._cell: list[str] | None = None
        self._cell_has_link = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "a" and told.get("href"):
            self._link = [urljoin(self.address, str(told["href"])), ""]
            self._cell_has_link = True
        if tag == "th" and told.get("scope") == "row":
            self._in_heading = True
        if tag == "td" and "plan-table__number" in str(told.get("class")):
            self._cell, self._cell_has_link = [""], False

    def handle_data(self, data: str) -> None:
        if self._link:
            self._link[1] += data
        if self._cell:
            self._cell[0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link:
            link = Link(self._link[0], " ".join(self._link[1].split()))
            self.links.append(link)
            if self._in_heading:
                self.row_headings.append(link.path)
            self._link = None
        if tag == "th":
            self._in_heading = False
        if tag == "td" and self._cell is not None:
            words = " ".join(self._cell[0].split())
            if words.isdigit() and int(words) and not self._cell_has_link:
                self.bare_figures.append(words)
            self._cell = None

    @property
    def figures(self) -> list[Link]:
        """The links that begin with a number."""
        return [one for one in self.links if one.number is not None]
