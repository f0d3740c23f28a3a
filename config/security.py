"""What keeps the site safe: one strict Content-Security-Policy, and the reasons to refuse a production start."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

SHORTEST_SECRET = 50
FEWEST_DIFFERENT_CHARACTERS = 10

DIRECTIVES = (
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "font-src 'none'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
POLICY = "; ".join(DIRECTIVES)


class ContentSecurityPolicy:
    """Sends every answer with the one policy: our own files only, nothing inline, in nobody's frame."""

    def __init__(self, get_response: "Callable[[HttpRequest], HttpResponseBase]") -> None:
        """Keep the next layer, as Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: "HttpRequest") -> "HttpResponseBase":
        """Answer as the next layer does, with the header on top."""
        response = self.get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        return response


def reasons_to_refuse(*, secret_key: str, hosts: list[str], example: bool, clock: bool, debug: bool) -> Iterator[str]:
    """Why a production start with these settings is refused, each naming its variable."""
    if not secret_key:
        yield "ACTIONPLAN_SECRET_KEY is missing."
    elif is_weak(secret_key):
        yield f"ACTIONPLAN_SECRET_KEY is weak: give {SHORTEST_SECRET} random characters or more."
    if not hosts or "*" in hosts:
        yield "ACTIONPLAN_HOSTS must name the hosts served, such as plan.example.gov.uk."
    if example:
        yield "ACTIONPLAN_EXAMPLE is on: example people may not sign in to a real record."
    if clock:
        yield "ACTIONPLAN_DEMONSTRATION_CLOCK is on: a real record needs the real time."
    if debug:
        yield "ACTIONPLAN_DEBUG is on: it shows the inside of the site to strangers."


def is_weak(secret_key: str) -> bool:
    """Whether a key could be guessed: short, repetitive, or Django's own placeholder."""
    too_plain = len(set(secret_key)) < FEWEST_DIFFERENT_CHARACTERS
    return len(secret_key) < SHORTEST_SECRET or too_plain or secret_key.startswith("django-insecure-")
