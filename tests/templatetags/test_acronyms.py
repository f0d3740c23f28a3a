"""Short forms are written in full where a page first uses them, in its words and nowhere else."""

import pytest

from actionplan.rules.acronyms import FirstUses
from actionplan.templatetags.acronyms import expanded

TERMS = {"LSCB": "Local Safeguarding Children Board", "QA": "Quality Assurance"}


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>The LSCB met. The LSCB agreed.</p>", f"<p>The {TERMS['LSCB']} (LSCB) met. The LSCB agreed.</p>"),
        ("<p>It <b>met</b>: LSCB</p><p>LSCB</p>", f"<p>It <b>met</b>: {TERMS['LSCB']} (LSCB)</p><p>LSCB</p>"),
        ('<td data-label="QA">QA</td>', '<td data-label="QA">Quality Assurance (QA)</td>'),
        ("<a href='/qa/LSCB/'>x</a>", "<a href='/qa/LSCB/'>x</a>"),
        ("<script>LSCB</script><p>LSCB</p>", f"<script>LSCB</script><p>{TERMS['LSCB']} (LSCB)</p>"),
        ("<svg><text>QA</text></svg> QA", "<svg><text>QA</text></svg> Quality Assurance (QA)"),
        ("Quality Assurance (QA) unit, QA", "Quality Assurance (QA) unit, QA"),
        ("<p>QAS and LSCBs</p>", "<p>QAS and LSCBs</p>"),
        ("", ""),
    ],
)
def test_the_first_use_in_a_pages_words_is_written_in_full(html, shown):
    assert expanded(html, FirstUses(TERMS)) == shown


def test_without_a_glossary_a_page_stays_as_it_is():
    assert expanded("<p>LSCB</p>", FirstUses({})) == "<p>LSCB</p>"
