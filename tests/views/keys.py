"""Keys of rows of the example that stand in addresses."""

from django.db.models import Model

from actionplan.models import (
    Change,
    Evidence,
    Organisation,
    Partner,
    Requirement,
    Resolution,
    SavedFilter,
    StandIn,
    Term,
    Voice,
)

HEALTH = "Clinical Commissioning Group"
"""The partner agency that health@ acts for."""


def keys_for(name: str) -> dict[str, object]:
    """The parts of an address that name an organisation, or somebody who stands in."""
    organisation = Organisation.objects.filter(name=HEALTH).first()
    stand_in = StandIn.objects.first()
    keys: dict[str, object] = {
        "organisation": organisation.pk if organisation else 1,
        "stand_in": stand_in.pk if stand_in else 1,
        "sheet": 1,
        "row": 2,
        "source": "service",
        "requirement": a_requirement(),
    }
    if name == "filter-change":
        kept = SavedFilter.objects.first()
        keys["number"] = kept.pk if kept else 1
    if name in ("actions-changed", "audit-change", "plan-audit-change"):
        made = Change.objects.filter(plan__isnull=False).last()
        keys["number"] = made.number if made else 1
    if name.startswith(("evidence", "comment-")) or name == "comments":
        keys |= keys_of_evidence() if name.startswith("evidence") else {"action": "4c-5", "number": 1}
    if name == "commitment":
        asked = Partner.objects.filter(organisation=organisation, is_withdrawn=False).select_related("action").first()
        keys["action"] = asked.action.slug if asked else "4c-2"
    if name.startswith(("published", "position")):
        keys |= {"day": "2014-10-14", "edition": 1, "mark": "0" * 16, "kind": "xlsx"}
    if name == "progress-correct":
        keys["number"] = 1
    return keys | keys_of_scrutiny(name)


def keys_of_scrutiny(name: str) -> dict[str, object]:
    """Question 2, the answer to question 1, the panel of 27 November, and the kind of file that a paper is taken as."""
    if name.endswith("-file") and name.startswith(("pack", "restricted-appendix")):
        return {"kind": "xlsx"}
    if name.startswith(("voice", "term")):
        return {"number": a_row_of(Voice if name.startswith("voice") else Term)}
    if not name.startswith(("matter", "meeting", "resolution", "body")):
        return {}
    numbers = {"resolution": a_resolution(), "matter-correct": 1}
    return {
        "kind": "question",
        "said": 1,
        "number": numbers.get(name, 2),
        "body": "scrutiny-panel",
        "day": "2014-11-27",
    }


def a_row_of(model: type[Model]) -> int:
    """The first row of a kind."""
    found = model._base_manager.order_by("pk").first()
    return found.pk if found else 1


def keys_of_evidence() -> dict[str, object]:
    """The evidence of the example, with the file that a newer one took the place of."""
    given = Evidence.objects.first()
    first = given.history.earliest("history_id") if given else None
    return {
        "action": "4c-5",
        "number": given.pk if given else 1,
        "fingerprint": first.fingerprint if first else "0",
    }


def a_resolution() -> int:
    """Something that the scrutiny panel resolved on 27 November."""
    found = Resolution.objects.filter(meeting__held_on="2014-11-27").first()
    return found.pk if found else 1


def a_requirement() -> int:
    """Something that finding 4c requires."""
    found = Requirement.objects.filter(finding__slug="4c").first()
    return found.pk if found else 1
