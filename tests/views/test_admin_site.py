"""The admin site: the administrator looks, and nobody writes."""

import pytest
from django.urls import reverse

from actionplan.admin import site
from actionplan.models import Action

LISTED = [model._meta for model in site._registry]


@pytest.mark.parametrize("listed", LISTED, ids=lambda meta: meta.model_name)
def test_the_administrator_may_look_and_may_not_write(signed_in, listed):
    browser = signed_in("admin@example.org")
    assert browser.get(reverse(f"admin:actionplan_{listed.model_name}_changelist")).status_code == 200
    assert browser.get(reverse(f"admin:actionplan_{listed.model_name}_add")).status_code == 403
    row = listed.model._base_manager.first()
    page = browser.get(reverse(f"admin:actionplan_{listed.model_name}_change", args=[row.pk]))
    assert page.status_code == 200
    assert not {"password", "restricted_note"} & set(page.context["adminform"].readonly_fields)
    assert browser.post(reverse(f"admin:actionplan_{listed.model_name}_change", args=[row.pk]), {}).status_code == 403
    assert browser.post(reverse(f"admin:actionplan_{listed.model_name}_delete", args=[row.pk])).status_code == 403


@pytest.mark.parametrize("who", ["qa", "director", "councillor"])
def test_nobody_else_gets_in(signed_in, who):
    answer = signed_in(f"{who}@example.org").get("/admin/")
    assert answer.status_code in (302, 403)


def test_restricted_words_are_not_shown(signed_in):
    action = Action.objects.first()
    page = signed_in("admin@example.org").get(reverse("admin:actionplan_action_change", args=[action.pk]))
    assert "Restricted note" not in page.content.decode()
    assert action.text in page.content.decode()
