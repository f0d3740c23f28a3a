"""Who changed what, when and why, as sentences."""

from datetime import date

from actionplan.commands import actions
from actionplan.commands.sheet import SheetAction
from actionplan.models import Partner
from actionplan.queries.audit import history_of
from actionplan.vocabulary import AssuranceOutcome, Commitment, DeliveryStatus, Impact, Standing
from tests.factories import Council, fresh
from tests.models.rows import a_full_row, import_rows


def test_a_history_is_told_newest_first_with_who_when_and_why(council: Council):
    action = council.action(owner=None, reference="4a-1")
    council.say(action, DeliveryStatus.AT_RISK, who="qa", impact=Impact.EVIDENT)
    council.claim(action, who="qa")
    council.decide(action, AssuranceOutcome.RETURNED, who="other_qa")
    council.claim(action, who="qa")
    council.decide(action, AssuranceOutcome.ASSURED, who="other_qa")
    council.decide(action, AssuranceOutcome.REOPENED, who="other_qa")
    council.answer(council.ask(action, date(2015, 1, 31), who="qa"), is_agreed=False)
    council.answer(council.ask(action, date(2015, 1, 31), who="qa"))
    council.stand(action, Standing.SUSPENDED, review_on=date(2015, 1, 1))
    council.stand(action, Standing.LIVE)
    told = [(entry.change.by.name, entry.sentences) for entry in history_of(fresh(action))]
    assert told == [
        ("qa", ("brought it back",)),
        ("qa", ("marked it suspended until 1 January 2015",)),
        (
            "director",
            ("agreed the new due date, 31 January 2015, in place of 31 December 2014",),
        ),
        ("qa", ("asked for a new due date, 31 January 2015",)),
        ("director", ("refused the new due date, 31 January 2015",)),
        ("qa", ("asked for a new due date, 31 January 2015",)),
        ("other_qa", ("reopened it",)),
        ("other_qa", ("assured that it is complete, without any evidence kept here",)),
        ("qa", ("said it is Complete",)),
        ("other_qa", ("returned the claim that it is complete",)),
        ("qa", ("said it is Complete",)),
        ("qa", ("said it is At risk, impact evident: The post was vacant.",)),
        ("qa", ("added it to the plan",)),
    ]


def test_an_import_is_told_by_its_file_and_each_field_from_what_to_what(council: Council):
    row = a_full_row(council)
    import_rows(council, row)
    action = council.plan.actions.get()
    changed = vars(row) | {"state": "changed", "action": action, "owner": "Head of other_manager", "resources": "£10"}
    import_rows(council, SheetAction(**changed | {"changes": ("owner", "resources")}))
    actions.commit_partner(Partner.objects.get(), Commitment.AGREED, **council.by())
    told = [entry.sentences for entry in history_of(fresh(action))]
    assert told == [
        ("noted, on behalf of Police, its commitment: agreed",),
        (
            "changed the resources from nothing to “£10”",
            "reassigned it from Head of owner to Head of other_manager",
        ),
        ("imported it from “plan.xlsx”",),
    ]
