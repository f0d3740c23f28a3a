"""Names of files, sizes and links that people give, made safe or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.rules.file_names import LONGEST, safe_name, size_in_words
from actionplan.rules.links import is_web_address


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("Équipe, plan (draft 2).docx", "Équipe, plan (draft 2).docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\plan.pdf", "plan.pdf"),
        ("plan.pdf\r\nSet-Cookie: a=b", "plan.pdf Set-Cookie- a=b"),
        ('x";filename="y.pdf', "x-filename=-y.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        (".htaccess", "htaccess"),
        ("con.pdf", "paper.pdf"),
        ("..", "paper"),
        ("", "paper"),
    ],
)
def test_a_name_is_kept_without_what_is_dangerous_in_it(sent, kept):
    assert safe_name(sent) == kept


def test_a_long_name_keeps_its_ending():
    assert safe_name("a" * 300 + ".docx") == "a" * (LONGEST - 5) + ".docx"


@given(st.text(max_size=300))
def test_no_name_leads_to_another_folder_breaks_a_header_or_is_too_long(sent):
    kept = safe_name(sent)
    assert 0 < len(kept) <= LONGEST
    assert kept.isprintable()
    assert not set(kept) & set('/\\"<>:|?*;%')
    assert not kept.startswith(".")
    assert safe_name(kept) == kept


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 KB"), (14_370, "14 KB"), (1_023_000, "999 KB"), (1_048_576, "1.0 MB"), (1_258_291, "1.2 MB")],
)
def test_a_size_is_said_as_people_say_it(number, words):
    assert size_in_words(number) == words.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("link", ["https://example.org/report?x=1#p2", "http://127.0.0.1:8000/a", "https://é.example/"])
def test_an_address_on_the_web_is_a_link(link):
    assert is_web_address(link)


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "data:text/html,x", "ftp://example.org/x", "//example.org/x", "/people/", "report"),
        *("https://", "https://user:word@example.org/", "https://a\\@b.example/", "https://exa mple.org/"),
        *("https://example.org/\r\nx", "http://[::1", "HTTPS//example.org", "file:///etc/passwd", ""),
    ],
)
def test_anything_else_is_not(link):
    assert not is_web_address(link)
