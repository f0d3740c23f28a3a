"""The admin site: the administrator looks, and nobody writes."""

import pytest
from django.urls import reverse

from actionplan.admin import site
from actionplan.models import Person

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


@pytest.mark.parametrize("listed", LISTED, ids=lambda meta: meta.model_name)
def test_no_address_narrows_a_list_so_that_hidden_words_could_be_guessed(signed_in, listed):
    browser = signed_in("admin@example.org")
    page = reverse(f"admin:actionplan_{listed.model_name}_changelist")
    names = [field.name for field in listed.fields if not field.is_relation]
    lookups = [f"{name}__startswith" for name in names] + ["pk", "change__by__password__startswith"]
    assert {lookup: browser.get(page, {lookup: "p"}).status_code for lookup in lookups} == dict.fromkeys(lookups, 400)


def test_nothing_of_the_plan_itself_is_listed(signed_in):
    browser = signed_in("admin@example.org")
    for name in ("action", "finding", "plan", "progressupdate"):
        assert browser.get(f"/admin/actionplan/{name}/").status_code == 404


def test_a_password_is_not_shown(signed_in):
    person = Person.objects.get(email="qa@example.org")
    page = signed_in("admin@example.org").get(reverse("admin:actionplan_person_change", args=[person.pk]))
    assert person.email in page.content.decode()
    assert person.password not in page.content.decode()
