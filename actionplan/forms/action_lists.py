"""The filter over the list of actions as a form: sent by GET, so that what is chosen stands in the address."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from django import forms

from actionplan.queries.action_filter import NONE, OVERDUE, ActionFilter, query_of
from actionplan.queries.filter_words import FLAGS, Names, due_in_words
from actionplan.vocabulary import ActionState, Commitment, Impact, OriginKind, Rating, Word

OFFERED_DUE: Final = (OVERDUE, "30", "60", "90", NONE)
SAYS: Final = {"first_due": NONE, "success_measure": NONE, "evidence": NONE}
"""What a ticked box sends, where it is another word than 1."""
ONLY: Final = tuple(FLAGS)
MORE: Final = ("state", "rating", "origin", "tag", "impact", "partner", "commitment", *ONLY)
"""What the form asks for under “More filters”."""


def any_of(label: str, kind: type[Word]) -> forms.MultipleChoiceField:
    """Boxes for the words of a vocabulary, of which any will do."""
    return forms.MultipleChoiceField(label=label, choices=kind.choices(), widget=forms.CheckboxSelectMultiple)


def one_of(label: str) -> forms.ChoiceField:
    """A list to choose one from; what it offers is told by the form."""
    return forms.ChoiceField(label=label)


def only(name: str) -> forms.BooleanField:
    """A box that asks for a thing to be so."""
    return forms.BooleanField(label=FLAGS[name], widget=forms.CheckboxInput({"value": SAYS.get(name, "1")}))


def _short(words: str) -> str:
    """What is asked of the due date, under a label that says “Due” already."""
    words = words.removeprefix("Due ")
    return words[:1].upper() + words[1:]


class ActionFilterForm(forms.Form):
    """Shows a filter to be changed. It judges nothing: ``ActionFilter.read`` reads what is sent."""

    use_required_attribute = False
    look: Mapping[str, Mapping[str, Any]] = {"state": {"signs": True}, "impact": {"signs": True}}

    q = forms.CharField(label="Search")
    owner = one_of("Accountable post")
    finding = one_of("Finding")
    due = one_of("Due")
    state = any_of("State", ActionState)
    rating = any_of("Rating", Rating)
    origin = any_of("Where it comes from", OriginKind)
    tag = forms.MultipleChoiceField(label="Tag", widget=forms.CheckboxSelectMultiple)
    impact = any_of("Impact", Impact)
    partner = one_of("Partner")
    commitment = any_of("A partner's commitment", Commitment)
    stale = only("stale")
    slipped = only("slipped")
    asked = only("asked")
    returned = only("returned")
    first_due = only("first_due")
    success_measure = only("success_measure")
    evidence = only("evidence")

    def __init__(self, asked: ActionFilter, names: Names) -> None:
        """Show this filter, and offer the posts, findings and partners that the reader may see."""
        super().__init__(initial={name: getattr(asked, name) for name in self.base_fields})
        self.filter = asked
        self._offer("owner", "Any post", [*names.owners.items(), (NONE, "No accountable post")])
        self._offer("partner", "Any partner, or none", names.partners.items())
        self._offer("due", "Any date", [(due, _short(due_in_words(due))) for due in self._days()])
        self.fields["tag"].choices = [(word, word) for word in sorted({*names.tags, *asked.tag})]
        self._offer_findings([(slug, str(finding)) for slug, finding in names.findings.items()])

    def _offer(self, name: str, nothing: str, choices: Iterable[tuple[object, str]]) -> None:
        """Let a list offer nothing in particular, then these."""
        self.fields[name].choices = [("", nothing), *((str(key), words) for key, words in choices)]

    def _offer_findings(self, choices: list[tuple[str, str]]) -> None:
        """Let one finding be chosen from a list; boxes stand there when an address asks for several."""
        if len(self.filter.finding) > 1:
            widget = forms.CheckboxSelectMultiple
            self.fields["finding"] = forms.MultipleChoiceField(label="Findings", choices=choices, widget=widget)
        else:
            self._offer("finding", "Any finding", choices)

    def _days(self) -> list[str]:
        """The questions of the due date: those always offered, and the one asked if it is another."""
        return [*OFFERED_DUE, *([self.filter.due] if self.filter.due not in ("", *OFFERED_DUE) else [])]

    @property
    def has_several_findings(self) -> bool:
        """Whether the findings are boxes, which stand with the other boxes."""
        return len(self.filter.finding) > 1

    @property
    def offers_tags(self) -> bool:
        """Whether there is any tag to choose."""
        return bool(self.fields["tag"].choices)

    @property
    def only(self) -> list[forms.BoundField]:
        """The boxes that ask for a thing to be so."""
        return [self[name] for name in ONLY]

    @property
    def number_of_more(self) -> int:
        """How many things under “More filters” are asked for; these stay shut, since the page says what is chosen."""
        return self.has_several_findings + sum(bool(getattr(self.filter, name)) for name in MORE)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The parts that the form does not ask for, as they go on with it: other pages' links ask for these."""
        others = {name: value for name, value in vars(self.filter).items() if name not in self.fields}
        return parse_qsl(query_of(others))
