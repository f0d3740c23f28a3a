"""Factories over commands: the words that a test does not care about, the same in every run."""

from datetime import date

import factory

from actionplan.commands import actions, findings
from actionplan.commands.progress import Progress
from actionplan.vocabulary import DeliveryStatus

BECAUSE = "Agreed by the improvement board"


class FindingFactory(factory.Factory):
    """Add a finding; give it ``source``, ``by`` and ``at``."""

    class Meta:
        model = findings.add
        inline_args = ("source",)

    reference = factory.Sequence(lambda number: f"f{number}")
    title = factory.LazyAttribute(lambda made: f"Finding {made.reference}")
    statement = "Too many care leavers have no place in education."
    because = BECAUSE


class ActionFactory(factory.Factory):
    """Add an action; give it ``finding``, ``by`` and ``at``."""

    class Meta:
        model = actions.add
        inline_args = ("finding",)

    reference = factory.Sequence(lambda number: f"a{number}")
    text = factory.LazyAttribute(lambda made: f"Do what {made.reference} needs")
    success_measure = "80% by March"
    because = BECAUSE


class ProgressFactory(factory.Factory):
    """What an owner says, with a reason and a next step so that any status may be said."""

    class Meta:
        model = Progress

    status = DeliveryStatus.ON_TRACK
    said_on = date(2014, 10, 1)
    happened = "The first meeting was held."
    next = "The second follows in a month."
    reason = "The post was vacant."
    recovery = "Somebody starts on Monday."
