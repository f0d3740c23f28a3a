"""What was typed into a form: kept as it stands in its boxes, put back there, and whose it is by a signed mark."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from django import forms
from django.core import signing
from django.http import QueryDict

MARK = "draft_mark"
"""The hidden part of a form that says, signed, for whom and on which page it was shown."""
NOT_TYPED = frozenset({MARK, "csrfmiddlewaretoken", "draft", "then"})
"""Parts of a sending that nobody typed: whose it is, and which button was pressed."""
MARK_LASTS = timedelta(days=7)
"""How long a page may stand open and what is typed there still be kept for who opened it."""

Form = TypeVar("Form", bound=forms.Form)


@dataclass(frozen=True)
class Mark:
    """For whom a form was shown, by the person's key, and on which page."""

    person: int
    address: str


def signed(mark: Mark) -> str:
    """The mark as a form carries it: nobody else can make one."""
    return signing.dumps([mark.person, mark.address], salt=MARK)


def mark_in(sent: Mapping[str, Any]) -> Mark | None:
    """The mark of a form that was sent, or ``None`` when it has none, it is too old, or it is not ours."""
    try:
        person, address = signing.loads(str(sent.get(MARK, "")), salt=MARK, max_age=MARK_LASTS)
    except signing.BadSignature:
        return None
    return Mark(person, address)


def typed_in(sent: QueryDict) -> dict[str, list[str]]:
    """What stands in the boxes of a form that was sent, by name."""
    return {name: [str(one) for one in values] for name, values in sent.lists() if name not in NOT_TYPED}


OF_THE_SENDING = frozenset({"key", "seen"})
"""Hidden parts that belong to what was typed: which form it was, and what its reader had seen."""


def is_worth_keeping(typed: Mapping[str, Sequence[str]]) -> bool:
    """Whether anything was typed or chosen, the hidden parts apart."""
    return any(value.strip() for name, values in typed.items() if name not in OF_THE_SENDING for value in values)


def begun_with(form: Form, typed: Mapping[str, Sequence[str]]) -> Form:
    """A form not yet sent, with what was typed before in its boxes; files are chosen again.

    What the page itself asks for in a hidden part stays as the page is now: nobody would see that it is another.
    """
    sent = QueryDict(mutable=True)
    for name, values in typed.items():
        sent.setlist(name, list(values))
    for name, field in form.fields.items():
        sent_as = form.add_prefix(name)
        is_the_pages = field.widget.is_hidden and name not in OF_THE_SENDING
        if (
            not is_the_pages
            and not isinstance(field, forms.FileField)
            and not field.widget.value_omitted_from_data(sent, {}, sent_as)
        ):
            form.initial[name] = field.widget.value_from_datadict(sent, {}, sent_as)
    return form
