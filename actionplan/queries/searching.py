"""What is looked through for words: of an action and of what was said of it; never restricted words, nor comments.

The words are compared here and not in the database, where SQLite knows the capitals of English only.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import QuerySet

from actionplan.models import Finding, ProgressUpdate, Requirement
from actionplan.queries.positions import ActionPosition
from actionplan.rules.searching import has_all

OF_AN_UPDATE: Final = ("happened", "next", "reason", "recovery", "difference", "public_summary")
"""The words of an update that are looked through: never its restricted note."""


def having_words(
    standing: Sequence[ActionPosition],
    words: Sequence[str],
    findings: "QuerySet[Finding]",
    tags: Mapping[int, Sequence[str]],
) -> frozenset[int]:
    """The keys of the actions of which each of the words is said somewhere, for a reader of these findings.

    Each action must know by ``is_finding_open`` whether its finding is one of these. Takes two queries.
    """
    said = said_of_each([one.action.pk for one in standing])
    required = requirements_of(standing, findings)
    return frozenset(
        one.action.pk
        for one in standing
        if has_all([*words_of_action(one.action, required), *tags.get(one.action.pk, ()), *said[one.action.pk]], words)
    )


def words_of_action(action: Any, required: Mapping[int, str]) -> list[str]:
    """What an action says of itself; of a finding that is closed to the reader no more than a list shows."""
    finding = action.finding
    texts = [action.reference, action.text, action.success_measure, action.resources, action.public_summary]
    texts += [finding.reference, finding.title, action.owner.title if action.owner else ""]
    if action.is_finding_open:
        texts += [finding.statement, required.get(action.requirement_id or 0, "")]
    return texts


def requirements_of(standing: Sequence[ActionPosition], findings: "QuerySet[Finding]") -> dict[int, str]:
    """The words of the requirements that these actions answer, of findings that are open to the reader."""
    keys = {one.action.requirement_id for one in standing if one.action.requirement_id}
    return dict(Requirement.objects.filter(pk__in=keys, finding__in=findings).values_list("pk", "text"))


def said_of_each(actions: Sequence[int]) -> dict[int, list[str]]:
    """What the updates of each action say, those of long ago too; what was corrected or withdrawn says nothing."""
    said: dict[int, list[str]] = defaultdict(list)
    rows = ProgressUpdate.objects.current().filter(action__in=actions).order_by()
    for action, *texts in rows.values_list("action", *OF_AN_UPDATE):
        said[action] += texts
    return said
