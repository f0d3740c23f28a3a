"""Evidence: files and links on an action, by who may update it, with every earlier file kept."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from actionplan.commands import evidence
from actionplan.commands.evidence import Proof
from actionplan.models import Action, Change, Evidence
from actionplan.vocabulary import DeliveryStatus
from tests.factories import Council

DAY = date(2014, 9, 30)
LINK = "https://www.example.org/audit"


@pytest.fixture
def action(council: Council) -> Action:
    return council.action()


def a_file(words: str = "An audit of forty case files", name: str = "audit.txt") -> ContentFile:
    return ContentFile(words.encode(), name=name)


def test_a_file_is_kept_under_its_hash_with_title_and_date(council: Council, action: Action):
    kept = evidence.add(action, Proof(" Audit ", DAY), upload=a_file(), **council.by("owner"))
    assert (kept.title, kept.dated_on, kept.file_name, kept.size) == ("Audit", DAY, "audit.txt", 28)
    assert kept.file.name == f"evidence/{kept.fingerprint}"
    with default_storage.open(kept.file.name) as file:
        assert file.read() == b"An audit of forty case files"


def test_a_link_stands_for_an_update_it_came_with(council: Council, action: Action):
    update = council.say(action, DeliveryStatus.ON_TRACK)
    kept = evidence.add(action, Proof("Audit", DAY, link=LINK), update=update, **council.by("owner"))
    assert (kept.link, kept.file.name, list(update.evidence.all())) == (LINK, "", [kept])
    with pytest.raises(ValidationError, match="another action"):
        evidence.add(council.action(), Proof("Audit", DAY, link=LINK), update=update, **council.by("owner"))


def test_a_newer_file_leaves_the_older_one_in_the_store_and_in_the_history(council: Council, action: Action):
    first = evidence.add(action, Proof("Audit", DAY), upload=a_file(), **council.by("owner"))
    old = first.file.name
    now = evidence.change(first, Proof("Audit", DAY), seen=1, upload=a_file("Newer"), **council.by("owner"))
    assert now.file.name != old
    assert default_storage.exists(old)
    assert [row.file for row in Evidence.history.filter(id=now.pk).order_by("history_id")] == [old, now.file.name]


@pytest.mark.parametrize(
    ("field", "proof", "upload"),
    [
        ("title", Proof(" ", DAY, link=LINK), None),
        ("dated_on", Proof("A", date(2014, 10, 1) + timedelta(days=30), link=LINK), None),
        ("link", Proof("A", DAY, link="javascript:alert(1)"), None),
        ("file", Proof("A", DAY), None),
        ("file", Proof("A", DAY, link=LINK), a_file()),
        ("file", Proof("A", DAY), ContentFile(b"MZ\x90\x00", name="run.exe")),
        ("title", Proof("JB 01/02/2003", DAY, link=LINK), None),
        ("file", Proof("A", DAY), a_file(name="JB 01-02-2003.txt")),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_box(
    council: Council, action: Action, field: str, proof: Proof, upload: ContentFile | None
):
    before = Change.objects.count()
    with pytest.raises(ValidationError) as refusal:
        evidence.add(action, proof, upload=upload, **council.by("owner"))
    assert list(refusal.value.error_dict) == [field]
    assert (Evidence.objects.count(), Change.objects.count()) == (0, before)


def test_of_two_who_change_it_at_once_the_second_is_told(council: Council, action: Action):
    kept = evidence.add(action, Proof("Audit", DAY, link=LINK), **council.by("owner"))
    evidence.change(kept, Proof("Audit of files", DAY), seen=1, **council.by("owner"))
    with pytest.raises(ValidationError) as refusal:
        evidence.change(kept, Proof("Another", DAY), seen=1, **council.by("qa"))
    assert refusal.value.code == "conflict"
    with pytest.raises(ValidationError) as refusal:
        evidence.change(kept, Proof("Audit of files", DAY), seen=2, **council.by("qa"))
    assert refusal.value.code == "unchanged"


def test_withdrawn_evidence_stays_and_can_be_brought_back(council: Council, action: Action):
    kept = evidence.add(action, Proof("Audit", DAY, link=LINK), **council.by("owner"))
    evidence.withdraw(kept, **council.by("owner"))
    with pytest.raises(ValidationError, match="already"):
        evidence.withdraw(kept, **council.by("owner"))
    with pytest.raises(ValidationError, match="Bring it back"):
        evidence.change(kept, Proof("Another", DAY), seen=2, **council.by("owner"))
    assert not evidence.bring_back(kept, **council.by("owner")).is_withdrawn


def test_who_may_not_read_restricted_evidence_does_not_open_it_to_others(council: Council, action: Action):
    kept = evidence.add(action, Proof("Audit", DAY, link=LINK, restricted_category="1"), **council.by("owner"))
    with pytest.raises(PermissionDenied):
        evidence.change(kept, Proof("Audit", DAY), seen=1, **council.by("owner"))
    assert not evidence.change(kept, Proof("Audit", DAY), seen=1, **council.by("qa")).restricted_category


def test_nobody_changes_or_withdraws_restricted_evidence_that_they_may_not_see(council: Council, action: Action):
    kept = evidence.add(action, Proof("Audit", DAY, link=LINK, restricted_category="1"), **council.by("qa"))
    for act in (
        lambda: evidence.withdraw(kept, **council.by("owner")),
        lambda: evidence.change(kept, Proof("Mine", DAY, restricted_category="1"), seen=1, **council.by("owner")),
    ):
        with pytest.raises(PermissionDenied, match="may not read it"):
            act()
