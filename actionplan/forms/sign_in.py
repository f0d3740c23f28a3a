"""Signing in with an e-mail address and a password."""

from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """Asks for both in a row: the link for a forgotten password stands after the button, out of the way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Use the words that people know, and no link between the two boxes."""
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Email address"
        self.fields["password"].help_text = ""
