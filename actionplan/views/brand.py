"""The council's colour as a style sheet of its own: the policy for content allows no style inside a page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from actionplan.rules.contrast import is_dark_enough, tint

FOR_EVER = "public, max-age=31536000, immutable"
"""What an address says never changes, since it follows from the address alone."""

SHEET = """:root {{
  --brand: {colour};
  --brand-tint: {tint};
  --brand-surface: {surface};
  --govuk-surface-border-colour: {border};
}}
"""
"""As in ``static/css/_brand.scss``, with the mixtures worked out for browsers that mix no colours themselves."""


@require_safe
def style(_request: HttpRequest, colour: str) -> HttpResponse:
    """The style sheet for six figures of a colour; a colour that may not be set is not found."""
    mixed = f"#{colour}"
    if not is_dark_enough(mixed):
        raise Http404("There is no such colour.")
    sheet = SHEET.format(colour=mixed, tint=tint(mixed, 0.1), surface=tint(mixed, 0.05), border=tint(mixed, 0.4))
    return HttpResponse(sheet, content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_EVER})
