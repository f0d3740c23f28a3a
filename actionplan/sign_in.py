"""Signing in: by e-mail, closed to strangers, and in the example only with a button for each person."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignUp(DefaultAccountAdapter):
    """Accounts are made by the administrator, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Leave it: a person has an e-mail address and no other name to sign in by."""
