"""An action: where it stands, what was said of it, and everything that happened to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from actionplan import access
from actionplan.models import Action, Plan
from actionplan.queries.actions import details
from actionplan.queries.assurance import decided
from actionplan.queries.audit import history_of
from actionplan.queries.audit_editing import ALL, Known
from actionplan.queries.comments import conversation_of
from actionplan.queries.commitments import lines_of, partners_of
from actionplan.queries.dates import newest_requests, news
from actionplan.queries.deciders import is_party_to_claim, may_decide_date, may_take_back
from actionplan.queries.evidence import evidence_for, reader_of
from actionplan.queries.positions import ActionPosition, position_of
from actionplan.views.any_day import of_any_day, of_every_day
from actionplan.views.doors import plan_page, visible_action
from actionplan.views.editing_shown import ways_to_edit
from actionplan.vocabulary import ActionState, Permission

READERS = (Permission.READ_PLAN, Permission.UPDATE_ORGANISATION_ACTIONS)


@plan_page(*READERS)
@of_any_day(Permission.READ_PLAN)
def show(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """One action with its updates, newest first."""
    chosen = visible_action(request, plan, action)
    position = position_of(chosen, on=request.shown_on, policy=request.policy)
    known = details(chosen)
    context = {
        "action": chosen,
        "position": position,
        "successor": _successor(request, position),
        "details": known,
        "decisions": decided(known.decisions),
        "open_findings": access.visible_findings(request.user, plan, on=request.day).values_list("pk", flat=True),
        "commitments": lines_of(partners_of(chosen), request.user, on=request.day),
        "stood_in_until": access.stood_in_until(request.user, chosen, on=request.day),
        "may_update": access.may_update(request.user, chosen, on=request.day),
        "may_edit_tags": access.may(request.user, Permission.EDIT_PLAN, on=request.day, plan=plan),
        **_what_may_be_decided(request, position),
        **ways_to_edit(request, chosen, position),
        **_what_stands_beside(request, chosen),
        "may_read_restricted": access.may_read_restricted(request.user, chosen, on=request.day),
    }
    return render(request, "actions/show.html", context)


def _what_may_be_decided(request: HttpRequest, position: ActionPosition) -> dict[str, object]:
    """What the reader may decide of an action as it stands, and what was decided of its date since it was updated."""
    reader, action, on = request.user, position.action, request.day
    newest = newest_requests(Action.objects.filter(pk=action.pk)).get(action.pk)
    waiting = newest if newest and position.asked_on else None
    assures = access.may(reader, Permission.ASSURE, on=on, plan=action.plan)
    has_claim = position.said in (ActionState.AWAITING_ASSURANCE, ActionState.ASSURED)
    return {
        "date_news": news(position, newest),
        "may_decide_date": waiting is not None and may_decide_date(reader, waiting, on=on),
        "may_take_back_date": waiting is not None and may_take_back(reader, waiting, on=on),
        "may_assure": assures,
        "may_decide_claim": assures and has_claim and not is_party_to_claim(reader, action, position.update, on=on),
    }


def _what_stands_beside(request: HttpRequest, action: Action) -> dict[str, object]:
    """The evidence that the reader may see, and what is said between those who work on the action, if they do."""
    reader, on = request.user, request.day
    speaks = access.may_comment(reader, action, on=on)
    return {
        "evidence": evidence_for(action, reader_of(reader, action, on=on)),
        "conversation": conversation_of(action, reader) if speaks else None,
        "contributes": speaks and access.contributes(reader, action, on=on),
    }


def _successor(request: HttpRequest, position: ActionPosition) -> Action | None:
    """The action that has taken the place of a superseded one, if the reader may see that too."""
    if position.standing is None or position.standing.superseded_by_id is None:
        return None
    visible = access.visible_actions(request.user, position.action.plan, on=request.day)
    return visible.filter(pk=position.standing.superseded_by_id).first()


@plan_page(Permission.READ_RECORD, Permission.UPDATE_ORGANISATION_ACTIONS)
@of_every_day("action")
def history(request: HttpRequest, plan: Plan, action: str) -> HttpResponse:
    """Everything that happened to an action, as sentences, with who, when and why."""
    chosen = visible_action(request, plan, action)
    return render(
        request, "actions/history.html", {"action": chosen, "entries": history_of(chosen, _known(request, plan))}
    )


def _known(request: HttpRequest, plan: Plan) -> Known:
    """The findings and actions that the reader may be told of: an officer of all, a partner of its own and the open."""
    if access.may_any(request.user, (Permission.READ_PLAN, Permission.READ_RECORD), on=request.day, plan=plan):
        return ALL
    kinds = (access.visible_findings, access.visible_actions)
    findings, actions = (visible(request.user, plan, on=request.day) for visible in kinds)
    return Known(frozenset(findings.values_list("pk", flat=True)), frozenset(actions.values_list("pk", flat=True)))
