"""Fields are drawn as GOV.UK components, with their hints and errors tied to them."""

from typing import Any, ClassVar

from django import forms
from django.template.loader import render_to_string

from actionplan.templatetags.fields import error_links


class Boxes(forms.MultiWidget):
    template_name = "django/forms/widgets/date_boxes.html"

    def __init__(self) -> None:
        super().__init__({name: forms.TextInput() for name in ("day", "month", "year")})

    def decompress(self, value: object) -> list[None]:
        return [None, None, None]


class DueField(forms.MultiValueField):
    widget = Boxes

    def __init__(self, **kwargs: Any) -> None:
        super().__init__([forms.IntegerField()] * 3, require_all_fields=False, **kwargs)

    def compress(self, values: list[int]) -> None:
        raise forms.ValidationError("The new due date must be after today")


class SampleForm(forms.Form):
    look: ClassVar[dict[str, dict[str, Any]]] = {
        "status": {
            "size": "m",
            "signs": True,
            "hints": {"complete": "The evidence is checked first"},
            "reveals": {"at_risk": ["reason"]},
        },
        "later": {"large": True, "reveals": {"on": ["due"]}, "notes": {"on": "It has moved twice."}},
    }
    status = forms.ChoiceField(
        choices=[("on_track", "On track"), ("at_risk", "At risk"), ("complete", "Complete")], widget=forms.RadioSelect
    )
    reason = forms.CharField(widget=forms.Textarea, help_text="Do not name a child", label="Why is it at risk?")
    kinds = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple, required=False)
    later = forms.BooleanField(label="Ask for a new date", help_text="The director decides", required=False)
    due = DueField(label="New due date", required=False)
    post = forms.ChoiceField(choices=[("", "Choose"), ("North", [("n", "N")])], required=False)
    proof = forms.FileField(required=False)
    email = forms.EmailField(required=False, widget=forms.EmailInput(attrs={"class": "govuk-input--width-20"}))
    key = forms.CharField(widget=forms.HiddenInput)


def test_a_radio_reveals_its_fields_under_itself_and_says_which() -> None:
    shown = SampleForm()["status"].as_field_group()
    assert 'data-aria-controls="conditional-id_status_1"' in shown
    assert 'id="conditional-id_status_1"' in shown
    assert "Why is it at risk?" in shown
    assert "govuk-radios__conditional--hidden" in shown


def test_what_a_chosen_radio_reveals_is_open() -> None:
    assert (
        "govuk-radios__conditional--hidden" not in SampleForm(initial={"status": "at_risk"})["status"].as_field_group()
    )


def test_a_choice_has_its_hint_and_its_shape() -> None:
    shown = SampleForm()["status"].as_field_group()
    assert 'aria-describedby="id_status_2-item-hint"' in shown
    assert 'id="id_status_2-item-hint"' in shown
    assert "plan-choice--claimed" in shown
    assert "govuk-fieldset__legend--m" in shown


def test_a_text_is_tied_to_its_hint_and_its_error() -> None:
    shown = SampleForm({"status": "at_risk"})["reason"].as_field_group()
    assert 'aria-describedby="id_reason_helptext id_reason_error"' in shown
    assert 'id="id_reason_helptext"' in shown
    assert 'id="id_reason_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert "govuk-form-group--error" in shown


def test_radios_are_not_marked_invalid_because_their_group_says_it() -> None:
    shown = SampleForm({"reason": "Landlords"})["status"].as_field_group()
    assert "aria-invalid" not in shown
    assert '<fieldset class="govuk-fieldset" aria-describedby="id_status_error">' in " ".join(shown.split())


def test_a_lone_checkbox_reveals_its_fields_with_a_note() -> None:
    shown = SampleForm()["later"].as_field_group()
    assert 'data-aria-controls="conditional-id_later"' in shown
    assert "It has moved twice." in shown
    assert 'id="id_later_helptext"' in shown


def test_a_day_is_three_boxes_with_their_own_labels() -> None:
    shown = SampleForm()["due"].as_field_group()
    assert shown.index("Day") < shown.index("Month") < shown.index("Year")
    assert all(f'for="id_due_{number}"' in shown for number in range(3))


def test_the_other_controls_are_of_their_own_class() -> None:
    form = SampleForm()
    assert 'class="govuk-select"' in form["post"].as_field_group()
    assert '<optgroup label="North">' in form["post"].as_field_group()
    assert 'class="govuk-file-upload"' in form["proof"].as_field_group()
    assert 'class="govuk-input govuk-input--width-20"' in form["email"].as_field_group()
    assert "govuk-checkboxes" in form["kinds"].as_field_group()
    assert "class" not in str(form["key"])


def test_the_summary_leads_to_the_first_control_of_each_wrong_field() -> None:
    form = SampleForm({"due_day": "1", "due_month": "1", "due_year": "2014"})
    links = dict(error_links(form))
    assert {"id_status_0", "id_reason", "id_due_0"} <= set(links)
    shown = render_to_string("components/error_summary.html", {"form": form})
    assert '<a href="#id_due_0">The new due date must be after today</a>' in shown


def test_an_error_of_the_whole_form_stands_first_and_leads_nowhere() -> None:
    form = SampleForm({"status": "on_track"})
    form.add_error(None, "Someone else updated this action")
    assert error_links(form)[0] == ("", "Someone else updated this action")
    assert "<a" not in str(form.non_field_errors())


def test_there_is_no_summary_without_an_error() -> None:
    assert error_links(SampleForm(), None, "") == []
    assert "govuk-error-summary" not in render_to_string("components/error_summary.html", {"form": SampleForm()})
