"""Words that are removed from a JSON column go from what people wrote, never from the names under which it is kept."""

from actionplan.rules.redaction import redacted
from actionplan.rules.redaction_json import kind_of
from actionplan.rules.redaction_words import wanted


def test_the_words_of_a_report_lose_what_is_removed_and_their_sections_keep_their_names():
    prepared = {"reasons": "The reasons are late.", "legal": "off_track"}
    kept = redacted(wanted("reasons\noff_track"), prepared, 9, kind=kind_of("words"))
    assert kept == {"reasons": "The [redacted 9] are late.", "legal": "[redacted 9]"}
