"""What a person who opens a page would send from it: every form's fields, each filled in."""

from html.parser import HTMLParser

WORDS = "It was agreed by the improvement board"
BOXES = {"day": "1", "month": "12", "year": "2014", "link": "https://www.example.org/"}
"""What boxes take that want no words, by the ends of their names."""


class Sent(HTMLParser):
    """The fields of every form of a page that is sent, as a browser would send them once all is filled in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._is_inside = False
        self._select = self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = told.get("method") == "post"
        if not self._is_inside:
            return
        if tag == "input" and told.get("type") not in ("file", "submit"):
            self._input(told)
        if tag == "textarea":
            self._area = told["name"]
            self.fields[self._area] = [WORDS]
        if tag == "select":
            self._select = told["name"]
        if tag == "option" and told.get("value"):
            self.fields.setdefault(self._select, [told["value"]])

    def _input(self, told: dict[str, str]) -> None:
        """One box: ticked, filled in, or as it stands."""
        kind, name = told.get("type", "text"), told.get("name", "")
        if not name:
            return
        if kind == "radio":
            self.fields.setdefault(name, [told.get("value", "")])
        elif kind in ("checkbox", "hidden"):
            self.fields.setdefault(name, []).append(told.get("value", "on" if kind == "checkbox" else ""))
        else:
            self.fields[name] = [told.get("value") or BOXES.get(name.rsplit("_", 1)[-1], WORDS)]
