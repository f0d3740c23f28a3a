"""The papers of a plan: kept by their content, replaced without loss, and never opened by who may not."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage

from actionplan.commands import documents
from actionplan.commands.papers import Paper
from actionplan.commands.recording import AlreadyRecorded
from actionplan.models import Document, IdentityClearance
from actionplan.queries.documents import file_to_open, paper, reader_of
from actionplan.vocabulary import DocumentKind
from tests.factories import Council, fresh
from tests.papers import PDF, office, upload

OTHER = PDF + b"% another\n"


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    """A store of the test's own."""
    settings.STORAGES = {**settings.STORAGES, "default": {**settings.STORAGES["default"]}}
    settings.STORAGES["default"]["OPTIONS"] = {"location": tmp_path / "files"}
    return tmp_path / "files"


def kept(store: Path) -> list[str]:
    return sorted(str(path.relative_to(store)) for path in store.rglob("*") if path.is_file())


def add(
    council: Council, title: str = "The report", content: bytes = PDF, name: str = "report.pdf", **told
) -> Document:
    return documents.add(council.plan, Paper(title, **told), upload=upload(content, name), **council.by())


def content_of(place: str) -> bytes:
    with default_storage.open(place) as file:
        return file.read()


def problems(refused) -> dict[str, list[str]]:
    return refused.value.message_dict


def test_a_file_is_kept_under_its_hash_and_known_by_its_name(council: Council, store: Path):
    document = fresh(add(council))
    assert kept(store) == [f"documents/{document.fingerprint}"]
    assert (document.file_name, document.size) == ("report.pdf", len(PDF))
    assert content_of(document.file.name) == PDF


def test_the_same_file_added_twice_is_kept_once(council: Council, store: Path):
    first, second = add(council, "A"), add(council, "B", name="copy.pdf")
    assert first.fingerprint == second.fingerprint
    assert len(kept(store)) == 1


def test_what_a_broken_write_left_at_its_place_does_no_harm(council: Council, store: Path):
    document = add(council)
    (store / document.file.name).write_bytes(PDF[:5])
    again = add(council, "B")
    assert content_of(again.file.name) == PDF
    assert again.file.name != document.file.name


def test_a_file_of_a_paper_that_is_refused_is_not_kept(council: Council, store: Path):
    with pytest.raises(ValidationError):
        add(council, "x" * 301)
    assert kept(store) == []


def test_a_file_that_was_there_before_stays_when_another_paper_is_refused(council: Council, store: Path):
    add(council)
    with pytest.raises(ValidationError):
        add(council, "x" * 301)
    assert len(kept(store)) == 1


def test_a_newer_file_takes_the_place_of_the_old_which_stays(council: Council, store: Path):
    document = add(council)
    old = document.fingerprint
    documents.change(document, Paper("The report"), upload=upload(OTHER, "new.pdf"), seen=1, **council.by())
    reader = reader_of(council.qa, council.plan, on=council.today)
    shown = paper(council.plan, document.pk, reader)
    assert [one.fingerprint for one in shown.earlier] == [old]
    assert content_of(file_to_open(council.plan, document.pk, reader).place) == OTHER
    assert content_of(file_to_open(council.plan, document.pk, reader, fingerprint=old).place) == PDF
    assert len(kept(store)) == 2


def test_a_link_takes_the_place_of_a_file_and_a_file_of_a_link(council: Council):
    document = add(council)
    link = "https://example.org/report"
    document = documents.change(document, Paper("The report", link=link), seen=1, **council.by())
    assert (document.link, document.fingerprint, document.file_name, document.size) == (link, "", "", 0)
    told = Paper("The report", link=link)
    document = documents.change(document, told, upload=upload(), seen=2, **council.by())
    assert (document.link, document.file_name) == ("", "report.pdf")


def test_nothing_typed_for_a_link_leaves_a_file_and_takes_a_link_away(council: Council):
    document = add(council)
    document = documents.change(document, Paper("Renamed"), seen=1, **council.by())
    assert document.file_name == "report.pdf"
    linked = documents.add(council.plan, Paper("L", link="https://example.org/"), **council.by())
    left = documents.change(linked, Paper("Renamed", link=None), seen=1, **council.by())
    assert left.link == "https://example.org/"
    assert documents.change(linked, Paper("Renamed"), seen=2, **council.by()).link == ""


def test_a_file_and_another_link_are_not_both_taken(council: Council):
    told = Paper("Both", link="https://example.org/")
    with pytest.raises(ValidationError) as refused:
        documents.add(council.plan, told, upload=upload(), **council.by())
    assert problems(refused) == {"link": ["Give a file or a link, not both"]}


@pytest.mark.parametrize(
    ("told", "content", "name", "beside"),
    [
        ({"title": " "}, PDF, "report.pdf", "title"),
        ({"link": "javascript:alert(1)"}, None, "", "link"),
        ({"link": "https://"}, None, "", "link"),
        ({}, b"MZ\x90", "report.pdf", "file"),
        ({}, b"", "report.pdf", "file"),
        ({}, PDF, "report.docx", "file"),
        ({"title": "About AB 01/02/2003"}, None, "", "title"),
        ({"version_words": "AB 01/02/2003"}, None, "", "version_words"),
        ({"appendix": "AB 01/02/2003"}, None, "", "appendix"),
        ({}, PDF, "AB 01-02-2003.pdf", "file"),
        ({"kind": "poem"}, None, "", "kind"),
        ({"restricted_category": "8"}, None, "", "restricted_category"),
        ({"link": "https://example.org/" + "x" * 500}, None, "", "link"),
    ],
)
def test_what_is_wrong_with_a_paper_is_said_beside_its_box(council: Council, store, told, content, name, beside):
    sent = None if content is None else upload(content, name)
    with pytest.raises(ValidationError) as refused:
        documents.add(council.plan, Paper(**{"title": "A", **told}), upload=sent, **council.by())
    assert list(problems(refused)) == [beside]
    assert (Document.objects.count(), kept(store)) == (0, [])


def test_a_file_over_the_limit_of_the_settings_is_refused(council: Council, settings):
    settings.LARGEST_FILE_MB = 1
    with pytest.raises(ValidationError, match="larger than 1 MB"):
        add(council, content=PDF + b"x" * 1024 * 1024)
    assert add(council, content=PDF.ljust(1024 * 1024, b" ")).size == 1024 * 1024


def test_words_that_are_no_childs_pass_with_a_reason_and_are_not_asked_about_again(council: Council):
    told = {"title": "Audit of AB 01/02/2003", "cleared": {"title": "AB is the auditor"}}
    document = documents.add(council.plan, Paper(**told), **council.by())
    assert IdentityClearance.objects.get().because == "AB is the auditor"
    told = Paper("Audit of AB 01/02/2003, final", version_words="Final")
    assert documents.change(document, told, seen=1, **council.by()).version_words == "Final"
    with pytest.raises(ValidationError, match="looks like"):
        documents.change(document, Paper("Audit of CD 01/02/2003"), seen=2, **council.by())


def test_of_two_who_change_a_paper_the_second_is_told(council: Council):
    document = add(council)
    documents.change(document, Paper("First"), seen=1, **council.by())
    with pytest.raises(ValidationError) as refused:
        documents.change(document, Paper("Second"), seen=1, **council.by("democratic"))
    assert refused.value.code == "conflict"
    assert fresh(document).title == "First"


def test_a_form_sent_twice_adds_one_paper(council: Council, store: Path):
    told = council.by(key="the form")
    documents.add(council.plan, Paper("A"), upload=upload(), **told)
    with pytest.raises(AlreadyRecorded) as before:
        documents.add(council.plan, Paper("A"), upload=upload(), **told)
    assert documents.is_recorded(before.value.change, Paper("A"), upload=upload())
    assert not documents.is_recorded(before.value.change, Paper("A"), upload=upload(OTHER))
    assert not documents.is_recorded(before.value.change, Paper("B"), upload=upload())
    assert (Document.objects.count(), len(kept(store))) == (1, 1)


def test_a_change_of_nothing_is_no_version(council: Council):
    document = add(council, dated_on=council.today, appendix="1")
    told = Paper(" The report ", dated_on=council.today, appendix="1")
    for sent in (None, upload()):
        with pytest.raises(ValidationError, match="Nothing was changed"):
            documents.change(document, told, upload=sent, seen=1, **council.by())
    assert document.history.count() == 1


def test_a_paper_is_withdrawn_and_brought_back_with_a_reason_and_nothing_is_erased(council: Council, store: Path):
    document = documents.withdraw(add(council), **council.by())
    assert (document.is_withdrawn, document.change.because) == (True, council.by()["because"])
    with pytest.raises(ValidationError, match="withdrawn this paper already"):
        documents.withdraw(document, **council.by())
    with pytest.raises(ValidationError, match="Bring it back before you change it"):
        documents.change(document, Paper("Another"), seen=2, **council.by())
    assert documents.bring_back(document, **council.by()).is_withdrawn is False
    with pytest.raises(ValidationError, match="brought back this paper already"):
        documents.bring_back(document, **council.by())
    assert len(kept(store)) == 1


def test_papers_stand_in_the_order_in_which_they_came(council: Council):
    assert [add(council, title).order for title in "ABC"] == [0, 1, 2]
    assert add_to_other_plan(council).order == 0


def add_to_other_plan(council: Council) -> Document:
    return documents.add(council.add_plan("other"), Paper("D", kind=DocumentKind.ACTION_PLAN), **council.by())


def test_who_may_not_read_exempt_papers_keeps_them_and_does_not_open_them_to_the_public(council: Council):
    told = Paper("Costs", restricted_category="3")
    document = documents.add(council.plan, told, upload=upload(), **council.by("democratic"))
    changed = Paper("Costs of homes", restricted_category="5", link=None)
    document = documents.change(document, changed, upload=upload(OTHER), seen=1, **council.by("democratic"))
    with pytest.raises(PermissionDenied):
        documents.change(document, Paper("Costs of homes"), seen=2, **council.by("democratic"))
    assert fresh(document).restricted_category == "5"
    reader = reader_of(council.democratic, council.plan, on=council.today)
    assert file_to_open(council.plan, document.pk, reader) is None
    assert documents.change(document, Paper("Costs of homes"), seen=2, **council.by()).restricted_category == ""
    assert file_to_open(council.plan, document.pk, reader)


def test_a_document_keeps_its_kind_of_content_whatever_it_is_called(council: Council):
    document = add(council, content=office(".docx"), name="../../etc/plan.docx")
    found = file_to_open(council.plan, document.pk, reader_of(council.qa, council.plan, on=council.today))
    assert (found.name, found.content_type.rpartition(".")[2]) == ("plan.docx", "document")
