"""Asking the record for a seal, and asking it about the seal on a paper."""

from typing import Any

from django import forms

from actionplan.forms.sent_once import SentOnceForm

FIGURES = 64
LONGEST_REASON = 500


class SealForm(SentOnceForm):
    """Why the record is sealed now."""

    because = forms.CharField(
        label="Why?",
        help_text="For example, that the position goes to a meeting",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Say why",
            "max_length": f"Use {LONGEST_REASON} characters or fewer to say why",
        },
    )


class PaperSealForm(forms.Form):
    """The figures of a seal, as somebody copies them from a paper: with spaces, in capitals, over two lines."""

    use_required_attribute = False
    seal = forms.CharField(
        label="The seal on the paper",
        help_text="64 figures and letters, such as “3f2a91c0 …”. Spaces and capitals do not matter",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": "Type the seal as it stands on the paper", "max_length": "That is no seal"},
    )

    def clean_seal(self) -> str:
        """The root, or what is wrong with it."""
        told: str = self.cleaned_data["seal"]
        root = "".join(told.split()).lower()
        strange = sorted(set(root) - set("0123456789abcdef"))
        if strange:
            raise forms.ValidationError(f"A seal has only 0 to 9 and a to f. This has “{strange[0]}”")
        if len(root) != FIGURES:
            raise forms.ValidationError(f"A seal has {FIGURES} figures and letters. This has {len(root)}")
        return root


def paper_seal_form(asked: Any) -> PaperSealForm:
    """The form as it was asked in the address, or an empty one."""
    return PaperSealForm(asked) if "seal" in asked else PaperSealForm()
