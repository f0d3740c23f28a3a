"""What will be done about a finding, by whom and by when, and with whose help."""

from django.db import models

from actionplan.models.base import Changing, one_of, one_of_check
from actionplan.models.findings import Finding, Requirement
from actionplan.models.people import Organisation, Post
from actionplan.models.plans import Plan
from actionplan.vocabulary import Commitment, DatePrecision, OriginKind, RestrictedCategory


class Action(Changing):
    """One action under its main finding. ``first_due_on`` is the date first agreed and stays for ever.

    A ``restricted_note`` is read only with the permission for it and has its Schedule 12A category;
    ``public_summary`` says in its place what everybody may read.
    ``entered_at`` is the moment it came into the plan. ``original_cells`` keeps what a spreadsheet said in columns
    the tracker has no field for, by heading. ``split_from`` is the action that it was a part of, and that it and its
    like took the place of.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="actions")
    requirement = models.ForeignKey(
        Requirement, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    slug = models.SlugField(max_length=60)
    reference = models.CharField(max_length=30)
    text = models.TextField()
    success_measure = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    owner = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    first_due_on = models.DateField(null=True, blank=True)
    first_due_words = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=200, blank=True)
    due_precision = models.CharField(default=DatePrecision.NONE, **one_of(DatePrecision))
    restricted_note = models.TextField(blank=True)
    restricted_category = models.CharField(blank=True, **one_of(RestrictedCategory))
    public_summary = models.TextField(default="", db_default="", blank=True)
    original_cells = models.JSONField(default=dict, blank=True)
    split_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="split_into", editable=False
    )
    order = models.PositiveIntegerField(default=0)
    entered_at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["finding__order", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "slug"], name="an action's address is its own in a plan"),
            models.UniqueConstraint(fields=["plan", "reference"], name="an action's reference is its own in a plan"),
            models.CheckConstraint(condition=~models.Q(text=""), name="an action says what will be done"),
            one_of_check("due_precision", DatePrecision, "a due date says how exact it is"),
            one_of_check(
                "restricted_category",
                RestrictedCategory,
                "an action's category is one of Schedule 12A",
                may_be_empty=True,
            ),
            models.CheckConstraint(
                condition=models.Q(restricted_note="") | ~models.Q(restricted_category=""),
                name="restricted words on an action name their category",
            ),
        ]

    def __str__(self) -> str:
        """Reference and words, as lists show them."""
        return f"{self.reference} {self.text}"


class AlsoServes(Changing):
    """A further finding that an action serves: shown there, counted only under its main finding."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="also_serves")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="also_served_by")
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "finding"], name="an action serves a finding once")]


class Contributor(Changing):
    """A post that works on an action without being accountable for it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="contributors")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="contributes_to")
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "post"], name="a post contributes to an action once")]


class Partner(Changing):
    """An organisation whose commitment an action needs, and whether it has given it (report, paragraph 10)."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partner_in")
    commitment = models.CharField(default=Commitment.NOT_YET, **one_of(Commitment))
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "organisation"], name="an organisation is a partner once"),
            one_of_check("commitment", Commitment, "a commitment is agreed, not yet or declined"),
        ]


class Origin(Changing):
    """One place an action comes from (report, paragraph 10)."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="origins")
    kind = models.CharField(**one_of(OriginKind))
    note = models.CharField(max_length=200, blank=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "kind"], name="an origin is named once for an action"),
            one_of_check("kind", OriginKind, "an origin is one of the report's"),
        ]


class Tag(Changing):
    """A word of the council's own by which actions are found together."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="tags")
    word = models.CharField(max_length=40)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["word"]
        constraints = [
            models.UniqueConstraint(fields=["action", "word"], name="an action has a tag once"),
            models.CheckConstraint(condition=~models.Q(word=""), name="a tag is a word"),
        ]

    def __str__(self) -> str:
        """The word."""
        return self.word
