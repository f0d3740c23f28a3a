"""People who sign in, the posts they hold, and the organisations these belong to."""

from typing import Any, NoReturn

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models

from actionplan.models.base import Changing, Versions, one_of, one_of_check
from actionplan.vocabulary import Role

NEVER_DELETED = "A person is made inactive, never deleted: the record names them."


class PersonQuerySet(models.QuerySet["Person"]):
    """Finds people, and refuses to delete them."""

    def delete(self) -> NoReturn:
        """Refuse."""
        raise ValidationError(NEVER_DELETED)


class PersonManager(BaseUserManager["Person"]):
    """Finds people by their e-mail address; people are made by ``commands.people``."""

    use_in_migrations = False

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with this address, whatever its capitals."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Someone who signs in. Never deleted: a person who leaves is made inactive."""

    last_login = None
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    change = models.ForeignKey(
        "actionplan.Change", on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    history = Versions(excluded_fields=["password"])

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    skip_history_when_saving = True
    """Signing in and a new password write no history of the plan's record; commands write it themselves."""

    objects: Any = PersonManager.from_queryset(PersonQuerySet)()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        """The name people know them by."""
        return self.name

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise ValidationError(NEVER_DELETED)


class Organisation(Changing):
    """The council, one of its services, or a partner."""

    name = models.CharField(max_length=200, unique=True)
    is_partner = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Post(Changing):
    """An accountable position. Holders change; accountability stays with the post."""

    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    email = models.EmailField(blank=True)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="posts_held"
    )
    is_vacant = models.BooleanField(default=False)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["title", "organisation"], name="a post is known once in its organisation"),
            models.CheckConstraint(
                condition=models.Q(is_vacant=False) | models.Q(holder=None), name="a vacant post has no holder"
            ),
        ]

    def __str__(self) -> str:
        """Its title."""
        return self.title


class StandIn(Changing):
    """A person who may type on behalf of a post that is not theirs, until a day."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="stand_ins")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="stands_in_for")
    until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)


class RoleHeld(Changing):
    """One role of one person: perhaps for one organisation or plan only, perhaps until a day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(**one_of(Role))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    plan = models.ForeignKey("actionplan.Plan", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "roles held"
        constraints = [
            one_of_check("role", Role, "a role is one of the table's"),
            models.CheckConstraint(
                condition=~models.Q(role=Role.PARTNER) | models.Q(organisation__isnull=False),
                name="a partner acts for an organisation",
            ),
        ]
