"""A partner says whether it commits itself to an action, or the QA unit notes it on the partner's behalf."""

import pytest

from actionplan.commands import actions, people
from actionplan.commands.recording import recording
from actionplan.models import Action, Change, Organisation, Partner, Person
from actionplan.vocabulary import Role, Standing
from config import clock
from tests.views.keys import HEALTH
from tests.views.reading import text_of

WHY = "The governing body has not found the money."


@pytest.fixture
def asked(told, db) -> Partner:
    """An action under a closed finding, of a post of the council's, that asks for the commitment of health only now."""
    closed = Action.objects.filter(plan=told, finding__source__is_open_to_partners=False, partners=None)
    action = closed.filter(owner__organisation__is_partner=False, updates__status="on_track").first()
    by = Person.objects.get(email="qa@example.org")
    with recording("imports.confirm", by=by, because="A test", at=clock.now(), plan=told) as record:
        return record.add(Partner(action=action, organisation=Organisation.objects.get(name=HEALTH)))


def page_of(partner: Partner) -> str:
    return f"/ofsted-2014/actions/{partner.action.slug}/partners/{partner.organisation_id}/"


def typed(browser, partner: Partner, **told: str) -> dict[str, str]:
    """The form as its page gives it, with what is typed into it."""
    form = browser.get(page_of(partner)).context["form"]
    return {"key": form["key"].value(), "seen": form["seen"].value(), "because": "", **told}


def now(partner: Partner) -> tuple[str, str, str]:
    """What stands, by whom and why."""
    row = Partner.objects.select_related("change__by").get(pk=partner.pk)
    return row.commitment, row.change.by.email, row.change.because


def test_a_partner_commits_itself_in_the_usual_words(signed_in, asked):
    browser = signed_in("health@example.org")
    answer = browser.post(page_of(asked), typed(browser, asked, commitment="agreed"), follow=True)
    assert answer.redirect_chain[-1][0] == f"/ofsted-2014/actions/{asked.action.slug}/"
    assert "is recorded: agreed" in text_of(answer)
    assert now(asked) == ("agreed", "health@example.org", "The organisation agrees to its part in this action")


def test_a_partner_that_declines_owes_a_reason_and_keeps_its_typing(signed_in, asked):
    browser = signed_in("health@example.org")
    answer = browser.post(page_of(asked), typed(browser, asked, commitment="declined", because="  "))
    assert answer.status_code == 422
    assert "Say why it is declined" in text_of(answer)
    assert (
        'value="declined" checked' in " ".join(answer.content.decode().split()) or "checked" in answer.content.decode()
    )
    browser.post(page_of(asked), typed(browser, asked, commitment="declined", because=WHY))
    assert now(asked) == ("declined", "health@example.org", WHY)


def test_nothing_chosen_is_asked_for(signed_in, asked):
    browser = signed_in("health@example.org")
    answer = browser.post(page_of(asked), typed(browser, asked))
    assert "Choose whether it is agreed, not yet agreed or declined" in text_of(answer)


def test_the_same_form_sent_twice_is_recorded_once(signed_in, asked):
    browser = signed_in("health@example.org")
    form = typed(browser, asked, commitment="agreed")
    before = Change.objects.count()
    for _ in range(2):
        assert browser.post(page_of(asked), form).status_code == 302
    assert Change.objects.count() == before + 1


def test_a_form_changed_after_it_was_recorded_keeps_its_typing_and_is_saved_again(signed_in, asked):
    browser = signed_in("health@example.org")
    form = typed(browser, asked, commitment="agreed")
    browser.post(page_of(asked), form)
    answer = browser.post(page_of(asked), form | {"commitment": "declined", "because": WHY})
    assert answer.status_code == 422
    assert "You saved this form before" in text_of(answer)
    assert WHY in text_of(answer)
    again = {name: answer.context["form"][name].value() for name in ("key", "seen", "commitment", "because")}
    assert browser.post(page_of(asked), again).status_code == 302
    assert now(asked)[0] == "declined"


def test_the_second_of_two_sees_what_the_first_said_and_loses_no_word(signed_in, asked):
    first, second = signed_in("health@example.org"), signed_in("qa@example.org")
    late = typed(second, asked, commitment="declined", because=WHY)
    first.post(page_of(asked), typed(first, asked, commitment="agreed", because="Our board said so."))
    answer = second.post(page_of(asked), late)
    page = text_of(answer)
    assert answer.status_code == 422
    assert "Somebody else said something of this commitment while you were typing" in page
    assert "Our board said so." in page
    assert WHY in page
    again = {name: answer.context["form"][name].value() for name in ("key", "seen", "commitment", "because")}
    assert second.post(page_of(asked), again).status_code == 302
    assert now(asked) == ("declined", "qa@example.org", WHY)


def test_another_error_does_not_hide_what_somebody_else_said_meanwhile(signed_in, asked):
    first, second = signed_in("health@example.org"), signed_in("qa@example.org")
    late = typed(second, asked, commitment="declined")
    first.post(page_of(asked), typed(first, asked, commitment="agreed", because="Our board said so."))
    answer = second.post(page_of(asked), late)
    assert "Say why it is declined" in text_of(answer)
    answer = second.post(page_of(asked), answer.context["form"].data.dict() | {"because": WHY})
    assert answer.status_code == 422
    assert "Somebody else said something of this commitment while you were typing" in text_of(answer)
    assert now(asked)[0] == "agreed"
    assert second.post(page_of(asked), answer.context["form"].data.dict()).status_code == 302
    assert now(asked) == ("declined", "qa@example.org", WHY)


def test_the_qa_unit_is_told_in_whose_name_it_types_and_so_is_everybody_else(signed_in, asked):
    browser = signed_in("qa@example.org")
    assert f"You are recording this on behalf of {HEALTH}" in text_of(browser.get(page_of(asked)))
    browser.post(page_of(asked), typed(browser, asked, commitment="declined", because=WHY))
    said = f"Quality Assurance Unit Manager, on behalf of {HEALTH}, 4 December 2014 {WHY}"
    action = f"/ofsted-2014/actions/{asked.action.slug}/"
    organisation = f"/ofsted-2014/organisations/{asked.organisation_id}/"
    for page in (action, organisation):
        assert said in text_of(signed_in("observer@example.org").get(page))
    history = text_of(browser.get(f"{action}history/"))
    assert f"noted, on behalf of {HEALTH}, its commitment: declined" in history
    assert f"Why: {WHY}" in history


def test_a_partners_own_word_is_not_on_anybodys_behalf(signed_in, asked):
    browser = signed_in("health@example.org")
    assert "on behalf of" not in text_of(browser.get(page_of(asked)))
    browser.post(page_of(asked), typed(browser, asked, commitment="agreed", because="Our board said so."))
    page = text_of(browser.get(f"/ofsted-2014/actions/{asked.action.slug}/"))
    assert "Designated Nurse (Clinical Commissioning Group), 4 December 2014 Our board said so." in page
    history = text_of(browser.get(f"/ofsted-2014/actions/{asked.action.slug}/history/"))
    assert f"gave the commitment of {HEALTH}: agreed" in history


def test_an_action_that_asks_for_a_commitment_is_still_not_the_partners_to_update(signed_in, asked):
    browser = signed_in("health@example.org")
    assert browser.get(f"/ofsted-2014/actions/{asked.action.slug}/").status_code == 200
    for method in (browser.get, browser.post):
        assert method(f"/ofsted-2014/actions/{asked.action.slug}/progress/new/").status_code == 403


def test_no_partner_speaks_for_another_nor_learns_that_it_could_be_asked(signed_in, asked):
    browser = signed_in("health@example.org")
    others = Partner.objects.exclude(organisation__name=HEALTH).filter(
        is_withdrawn=False, action__finding__source__is_open_to_partners=True
    )
    for other in (others.select_related("action").first(), Partner(action=asked.action, organisation_id=10**12)):
        assert browser.get(page_of(other)).status_code == 404
        assert browser.post(page_of(other), {"commitment": "agreed"}).status_code == 404


@pytest.mark.parametrize("who", ["asc", "observer", "director", "councillor", "democratic", "admin", "executive"])
def test_nobody_else_says_what_a_partner_commits_to(signed_in, asked, who):
    browser = signed_in(f"{who}@example.org")
    before = now(asked)
    assert browser.post(page_of(asked), {"commitment": "agreed"}).status_code == 403
    assert now(asked) == before


def test_what_is_out_of_the_plan_takes_no_commitment(signed_in, asked):
    browser = signed_in("qa@example.org")
    form = typed(browser, asked, commitment="agreed")
    told = {"by": Person.objects.get(email="qa@example.org"), "because": "A test", "at": clock.now()}
    actions.decide_standing(asked.action, Standing.WITHDRAWN, **told)
    assert "This action is withdrawn, so there is nothing to commit to" in text_of(browser.get(page_of(asked)))
    answer = browser.post(page_of(asked), form)
    assert answer.status_code == 422
    assert "there is nothing to commit to" in text_of(answer)


def test_a_reason_that_may_name_a_child_is_stopped_beside_its_box(signed_in, asked):
    browser = signed_in("health@example.org")
    answer = browser.post(page_of(asked), typed(browser, asked, commitment="agreed", because="JB, born 3/4/2009"))
    assert answer.status_code == 422
    assert "because" in answer.context["form"].errors
    assert now(asked)[0] == "not_yet"


def test_a_partner_opens_its_own_organisation_alone_and_from_the_menu(signed_in, asked):
    browser = signed_in("health@example.org")
    own = f"/ofsted-2014/organisations/{asked.organisation_id}/"
    assert f'href="{own}"' in browser.get("/ofsted-2014/mine/").content.decode()
    page = browser.get(own)
    assert page.status_code == 200
    assert "My organisation" in text_of(page)
    assert "/owners/" not in page.content.decode()
    for other in Organisation.objects.exclude(pk=asked.organisation_id):
        assert browser.get(f"/ofsted-2014/organisations/{other.pk}/").status_code == 404
    assert browser.get("/ofsted-2014/organisations/").status_code == 403


def test_who_speaks_for_two_organisations_finds_each_by_its_name_in_the_menu(signed_in, asked):
    other = Organisation.objects.exclude(pk=asked.organisation_id).filter(is_partner=True).order_by("name").first()
    person = Person.objects.get(email="health@example.org")
    given = {"by": Person.objects.get(email="admin@example.org"), "because": "A test", "at": clock.now()}
    people.give_role(person, Role.PARTNER, organisation=other, **given)
    browser = signed_in("health@example.org")
    menu = {one["text"]: one["href"] for one in browser.get("/ofsted-2014/mine/").context["navigation"]}
    for each in (asked.organisation, other):
        assert menu[f"My organisation: {each.name}"] == f"/ofsted-2014/organisations/{each.pk}/"
        assert browser.get(f"/ofsted-2014/organisations/{each.pk}/").status_code == 200
    assert "My organisation" not in menu


def test_an_organisations_page_lists_every_action_that_asks_and_what_nobody_has_said(signed_in, asked):
    page = text_of(signed_in("qa@example.org").get(f"/ofsted-2014/organisations/{asked.organisation_id}/"))
    links = Partner.objects.filter(organisation=asked.organisation, is_withdrawn=False)
    for slug in Action.objects.filter(partners__in=links).values_list("slug", flat=True):
        assert slug in page
    assert "Not yet agreed Nobody has said anything yet" in page


def test_a_commitment_that_an_import_wrote_over_leads_to_the_history_for_who_gave_it(signed_in, asked, told):
    browser = signed_in("qa@example.org")
    browser.post(page_of(asked), typed(browser, asked, commitment="agreed"))
    row = Partner.objects.get(pk=asked.pk)
    by = Person.objects.get(email="qa@example.org")
    with recording("imports.confirm", by=by, because="Imported again", at=clock.now(), plan=told) as record:
        record.save(row)
    page = text_of(browser.get(f"/ofsted-2014/actions/{asked.action.slug}/"))
    assert f"{HEALTH}: agreed The history of the action says who said so" in page
    assert "Nobody has said anything yet" not in page
