"""A plan: what was judged, by when it must be done, and the papers it came with."""

from django.core.exceptions import ValidationError
from django.db import models

from actionplan.models.base import Changing, one_of, one_of_check
from actionplan.vocabulary import DeadlineUnit, DocumentKind, Grade, ReportSection, RestrictedCategory

RESERVED_WORDS = frozenset(
    [
        "mine",
        "overview",
        "findings",
        "actions",
        "qa",
        "imports",
        "measures",
        "owners",
        "meetings",
        "recommendations",
        "scrutiny",
        "published",
        "plan",
        "audit",
        "reports",
        "people",
        "help",
        "accessibility",
        "privacy",
        "health",
        "accounts",
        "admin",
        "static",
        "media",
        "api",
        "settings",
        "documents",
        "judgements",
        "organisations",
        "search",
        "key",
        "glossary",
        "questions",
        "record",
        "metrics",
        "robots",
        "feeds",
        "calendar",
        "evidence",
        "voices",
        "plans",
        "sign-in",
        "sign-out",
        "inspection",
        "brand",
        "drafts",
        "filters",
        "tags",
        "bodies",
        "packs",
        "seals",
        "redactions",
        "reminders",
        "backups",
        "security",
    ]
)
"""First words of addresses: no plan may take one as its slug."""


def check_slug_is_free(slug: str) -> None:
    """Refuse, as a ``ValidationError``, a slug that would hide one of the tracker's own addresses."""
    if slug in RESERVED_WORDS:
        raise ValidationError(f"“{slug}” is a word of the tracker's own addresses. Choose another.")


class Plan(Changing):
    """An improvement plan. Its slug stands in every address and is frozen."""

    slug = models.SlugField(max_length=60, unique=True, validators=[check_slug_is_free])
    title = models.CharField(max_length=200)
    council = models.CharField(max_length=200)
    inspected_on = models.DateField()
    published_on = models.DateField()
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["-published_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published_on__gte=models.F("inspected_on")),
                name="a report is published after its inspection",
            ),
            models.CheckConstraint(
                condition=~models.Q(slug__in=sorted(RESERVED_WORDS)), name="a plan's slug is not a reserved word"
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title


class Deadline(Changing):
    """A date the plan answers to, kept as its rule: the number, what it counts and from when."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="deadlines")
    name = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    unit = models.CharField(**one_of(DeadlineUnit))
    start_on = models.DateField()
    start_words = models.CharField(max_length=100)
    counts_start_day = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [one_of_check("unit", DeadlineUnit, "a deadline counts days or months")]


class Judgement(Changing):
    """A grade given to one area."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="judgements")
    area = models.CharField(max_length=200)
    grade = models.CharField(**one_of(Grade))
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            one_of_check("grade", Grade, "a grade is one of the framework's"),
            models.UniqueConstraint(fields=["plan", "area"], name="an area is judged once in a plan"),
        ]


class Document(Changing):
    """A paper of the plan: a file or a link, its appendix number and whether it is exempt.

    Its title is public even when it is exempt. A file is kept under its hash (``fingerprint``, SHA-256 in hexadecimal)
    and people know it by ``file_name``; a newer version is a new file, and the history keeps the way to each older one.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(default=DocumentKind.OTHER, **one_of(DocumentKind))
    title = models.CharField(max_length=300)
    version_words = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    appendix = models.CharField(max_length=20, blank=True)
    file = models.FileField(upload_to="documents/", max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    link = models.URLField(max_length=500, blank=True)
    restricted_category = models.CharField(blank=True, **one_of(RestrictedCategory))
    order = models.PositiveIntegerField(default=0)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            one_of_check("kind", DocumentKind, "a document is one of the kinds of paper"),
            one_of_check(
                "restricted_category",
                RestrictedCategory,
                "a document's category is one of Schedule 12A",
                may_be_empty=True,
            ),
            models.CheckConstraint(
                condition=models.Q(file="") | models.Q(link=""), name="a document is a file or a link, not both"
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title


class ReportText(Changing):
    """The words of one section of the committee report."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="report_texts")
    section = models.CharField(**one_of(ReportSection))
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of_check("section", ReportSection, "a section is one of the committee report's"),
            models.UniqueConstraint(fields=["plan", "section"], name="a section stands once in a plan's report"),
        ]
