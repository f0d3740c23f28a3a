"""Signing in: by e-mail, closed to strangers, and each coming and going put on record."""

import logging
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.http import HttpRequest

from actionplan.commands import sign_in
from actionplan.models import Change, Person
from config import clock

log = logging.getLogger(__name__)


class ClosedSignUp(DefaultAccountAdapter):
    """Accounts are made by the administrator, never by a visitor; who comes and goes is told to the record."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Leave it: a person has an e-mail address and no other name to sign in by."""

    def login(self, request: HttpRequest, user: Any) -> None:
        """Begin the session of somebody who has proved who they are, and record it."""
        super().login(request, user)
        _record(sign_in.succeed, user)

    def logout(self, request: HttpRequest) -> None:
        """End the session, and record whose it was."""
        user = request.user
        super().logout(request)
        if user.is_authenticated:
            _record(sign_in.end, user)

    def set_password(self, user: Any, password: str) -> None:
        """Keep a new password that its owner chose, after the old one or by a link in an e-mail, and record it."""
        super().set_password(user, password)
        _record(sign_in.set_password, user)


def _record(command: Callable[..., Change], person: Person) -> None:
    """Put it on record. Nobody is kept out because that failed, as with a clock gone wrong: the log says so instead."""
    try:
        command(by=person, at=clock.now())
    except (ValidationError, DatabaseError):
        log.exception("%s of person %s could not be recorded.", command.__name__, person.pk)
