"""A partner agency: its own actions, the Safeguarding Board's findings, and nothing else."""

import pytest

from actionplan.models import Action


@pytest.fixture
def partner(signed_in):
    return signed_in("health@example.org")


def test_a_partner_sees_the_boards_findings_only(partner):
    page = partner.get("/ofsted-2014/findings/").content.decode()
    assert "Annual report" in page
    assert "Life story work" not in page


@pytest.mark.parametrize("reference", ["9a", "9b", "9c", "9d"])
def test_a_partner_opens_each_of_the_boards_findings(partner, reference):
    assert partner.get(f"/ofsted-2014/findings/{reference}/").status_code == 200


def test_a_partner_updates_its_own_action_and_no_other(partner):
    own = Action.objects.filter(owner__organisation__name="Clinical Commissioning Group").first()
    others = Action.objects.filter(finding__reference="9a").exclude(owner=own.owner).first()
    assert partner.get(f"/ofsted-2014/actions/{own.slug}/progress/new/").status_code == 200
    assert partner.get(f"/ofsted-2014/actions/{others.slug}/progress/new/").status_code == 403
    assert partner.post(f"/ofsted-2014/actions/{others.slug}/progress/new/", {"status": "on_track"}).status_code == 403
