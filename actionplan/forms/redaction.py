"""Asking that words be removed, and deciding it; of these forms no draft is kept."""

from collections.abc import Sequence
from typing import Any

from django import forms

from actionplan.commands.redaction import LONGEST_WHERE
from actionplan.forms.sent_once import SentOnceForm
from actionplan.forms.wordings import why_field
from actionplan.vocabulary import RedactionGround

CARRY_OUT, REFUSE = "carry_out", "refuse"
IN_OTHER_WORDS = "Do not repeat the words: this stays in the record."


class AskRedactionForm(SentOnceForm):
    """What must go, where it stands and why; only the first is forgotten afterwards."""

    words = forms.CharField(
        label="Which words must go?",
        help_text="Exactly as they stand, one in each line. Give every form of them, for example a full name and the "
        "initials. Whole words are found, in capitals or not. Leave it empty if only a file must go. "
        "Only you and who decides see this.",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": "Use 4000 characters or fewer"},
    )
    where = forms.CharField(
        label="Where do they stand?",
        help_text=f"For example “the second update on action 4c-2”. {IN_OTHER_WORDS}",
        max_length=LONGEST_WHERE,
        error_messages={
            "required": "Say where the words stand, in other words",
            "max_length": f"Use {LONGEST_WHERE} characters or fewer",
        },
    )
    file = forms.CharField(
        label="Must a whole file go too?",
        help_text="The 64 figures and letters of its fingerprint. Leave it empty if no file must go.",
        max_length=64,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": "A fingerprint has 64 figures and letters"},
    )
    ground = forms.ChoiceField(
        label="Why must they go?",
        choices=RedactionGround.choices(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why they must go"},
    )
    because = why_field("What happened?", f"One sentence, for example how they came to be there. {IN_OTHER_WORDS}")

    def __init__(self, *args: Any, names: Sequence[str] = (), **kwargs: Any) -> None:
        """``names`` are those of the file that the page before named."""
        super().__init__(*args, **kwargs)
        self.fields["because"].error_messages["required"] = "Say what happened"
        if names:
            self.fields["file"].label = "This file must go"
            self.fields["file"].help_text = f"{', '.join(names)}. Empty this box if only words must go."

    def clean(self) -> dict[str, Any]:
        """Words or a file, said with whatever else is missing."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        is_wrong = bool(self.errors.keys() & {"words", "file"})
        if not is_wrong and not (told.get("words") or "").strip() and not told.get("file"):
            self.add_error("words", "Give the words that must go, one in each line")
        return told


class DecideRedactionForm(SentOnceForm):
    """Whether the words go, but for places that are left out, or stay."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    leave_out = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "The places have changed. Look at them again, then decide"}
    )
    decision = forms.ChoiceField(
        label="What do you decide?",
        choices=[(CARRY_OUT, "Remove the words from everywhere listed here"), (REFUSE, "Refuse: the words stay")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you decide"},
    )
    because = why_field("Why?", f"One sentence. {IN_OTHER_WORDS}")

    def __init__(self, *args: Any, places: tuple[str, ...] = (), only_file: bool = False, **kwargs: Any) -> None:
        """``places`` are the keys of the places that the page lists; with ``only_file`` no words are asked to go."""
        super().__init__(*args, **kwargs)
        if only_file:
            self.fields["decision"].choices = [(CARRY_OUT, "Remove the file"), (REFUSE, "Refuse: the file stays")]
        self.fields["leave_out"].choices = [(key, key) for key in places]

    def seen_again(self, mark: str) -> None:
        """After the places were shown anew, let the next sending count them as seen."""
        self.sent_anew()
        self.data["seen"] = mark


class WithdrawRedactionForm(SentOnceForm):
    """Why somebody takes their own request back."""

    because = why_field("Why do you take it back?", f"One sentence. {IN_OTHER_WORDS}")


class BackupDestroyedForm(SentOnceForm):
    """How a backup was destroyed."""

    because = why_field("How was it destroyed?", "For example “deleted on the server and in the store off site”.")
