"""Names of posts, organisations and findings: known, like a known one, new or nobody; never silently joined."""

import pytest

from actionplan.commands import imports, people
from actionplan.example.telling import IMPORTED_AT
from actionplan.models import Action, Organisation, Post
from actionplan.queries.imports import remembered
from tests.imports.readings import asked, look_at, reading, row, states, take

LIKE = "Hd of Safeguarding"
KNOWN = "Head of Safeguarding"


def rows(*owners, **told):
    return reading(*(row(n, f"4a-{n}", text=f"Do {n}", owner=owner, **told) for n, owner in enumerate(owners, 2)))


def test_a_name_that_is_like_a_known_post_is_asked_once_for_all_its_rows(plan, qa):
    assert Post.objects.filter(title=KNOWN).exists()
    shown = look_at(rows(LIKE, KNOWN, LIKE.upper(), KNOWN.lower()), plan)
    [question] = asked(shown, "post")
    assert (question.key, question.suggestion, question.places) == (LIKE, KNOWN, ("Plan!2", "Plan!4"))
    assert question.default == "“Hd of Safeguarding” is made as a new post."
    assert shown.new_posts == (LIKE,)


@pytest.mark.parametrize(
    ("answer", "owner", "made"),
    [(KNOWN, KNOWN, 0), ("new", LIKE, 1), ("nobody", "", 0), ("head of safeguarding", KNOWN, 0)],
)
def test_a_person_says_what_a_name_means(plan, qa, answer, owner, made):
    before = Post.objects.count()
    shown = look_at(rows(LIKE), plan, posts={LIKE.lower(): answer})
    assert not asked(shown, "post")[0].is_open
    take(rows(LIKE), plan, qa, posts={LIKE.lower(): answer})
    action = Action.objects.get()
    assert (action.owner.title if action.owner else "") == owner
    assert Post.objects.count() == before + made
    if not owner:
        assert action.original_cells == {"Named in the sheet": LIKE}
    assert states(look_at(rows(LIKE), plan)) == ["unchanged"]


def test_a_title_that_nobody_knows_is_no_answer(plan):
    shown = look_at(rows(LIKE), plan, posts={LIKE: "Head of Nothing at All"})
    assert shown.problems == ("There is no post “Head of Nothing at All”, so that answer is not used.",)
    assert shown.new_posts == (LIKE,)


def test_two_new_names_that_are_alike_are_asked_about_and_may_be_one(plan, qa):
    sheet = rows("Head of Star Gazing", "Head of Star Gazing", "Head of Star-Gazzing")
    [question] = asked(look_at(sheet, plan), "post")
    assert (question.key, question.suggestion) == ("Head of Star-Gazzing", "Head of Star Gazing")
    answers = {"posts": {"Head of Star-Gazzing": "Head of Star Gazing"}}
    assert look_at(sheet, plan, **answers).new_posts == ("Head of Star Gazing",)
    take(sheet, plan, qa, **answers)
    assert {action.owner.title for action in Action.objects.all()} == {"Head of Star Gazing"}


def test_what_a_name_was_said_to_mean_is_remembered_for_the_plan_until_the_import_is_undone(plan, qa):
    imported = take(rows(LIKE), plan, qa, posts={LIKE: KNOWN})
    assert remembered(plan).posts == {LIKE.lower(): KNOWN}
    shown = look_at(reading(row(9, "4a-9", text="Another", owner=LIKE)), plan)
    assert shown.rows[0].action.owner == KNOWN
    imports.undo(imported, by=qa, because="The wrong sheet", at=IMPORTED_AT)
    assert remembered(plan).posts == {}


def test_headings_and_legend_are_remembered_for_sheets_of_the_same_shape(plan, qa):
    answers = {"mapping": {"Story": "progress"}, "legend": {"blue": "complete"}}
    imported = take(reading(row(2, "4a-1"), shape="abc"), plan, qa, **answers)
    known = remembered(plan, ["abc"])
    assert (known.answers, known.number) == (answers, imported.pk)
    assert remembered(plan, ["other", ""]).answers == {}


def test_a_title_of_several_organisations_is_told_apart_by_its_organisation(plan, qa):
    said = {"by": qa, "because": "A test", "at": IMPORTED_AT}
    for name in ("Clinical Commissioning Group", "Hampshire Constabulary"):
        people.add_post("Designated Lead", Organisation.objects.get(name=name), **said)
    assert states(look_at(rows("Designated Lead"), plan)) == ["refused"]
    answers = {"posts": {"Designated Lead": "Designated Lead (Hampshire Constabulary)"}}
    take(rows("Designated Lead"), plan, qa, **answers)
    assert Action.objects.get().owner.organisation.name == "Hampshire Constabulary"
    assert states(look_at(rows("Designated Lead"), plan, **answers)) == ["unchanged"]


def test_partners_are_asked_about_too(plan, qa):
    sheet = rows(KNOWN, partners=["Hampshire Constabulory"])
    [question] = asked(look_at(sheet, plan), "partner")
    assert question.suggestion == "Hampshire Constabulary"
    assert look_at(sheet, plan).new_organisations == ("Hampshire Constabulory",)
    assert look_at(sheet, plan, partners={question.key: question.suggestion}).new_organisations == ()


def test_a_finding_in_other_words_is_chosen_once_for_all_its_rows(plan, qa):
    finding = plan.findings.get(reference="4c")
    told = {"finding_reference": "", "finding_text": f"{finding.title} now"}
    sheet = reading(row(2, text="One", **told), row(3, text="Two", **told))
    shown = look_at(sheet, plan)
    assert states(shown) == ["refused", "refused"]
    [question] = asked(shown, "finding")
    assert (question.suggestion, len(question.places)) == ("4c", 2)
    answers = {"findings": {question.key: "4C"}}
    assert states(look_at(sheet, plan, **answers)) == ["new", "new"]
    take(sheet, plan, qa, **answers)
    assert states(look_at(sheet, plan, **answers)) == ["unchanged", "unchanged"]
    assert "There is no finding “4z”" in look_at(sheet, plan, findings={question.key: "4z"}).problems[0]


def test_a_finding_named_by_its_own_words_needs_no_answer(plan):
    finding = plan.findings.get(reference="4c")
    told = {"finding_reference": "", "finding_text": finding.title.upper()}
    assert look_at(reading(row(2, **told)), plan).rows[0].action.finding == finding


@pytest.mark.parametrize(
    "written", ["Finding 4c", "Area 4C", "Ofsted area for improvement 4c", "Recommendation 4c.", "R4c", "4 (c)"]
)
def test_a_finding_that_is_numbered_in_other_words_is_asked_once_with_the_one_that_is_meant(plan, written):
    told = {"finding_reference": written, "finding_text": ""}
    sheet = reading(*(row(number, text=f"Do {number}", **told) for number in range(2, 9)))
    shown = look_at(sheet, plan)
    [question] = asked(shown, "finding")
    assert (question.suggestion, len(question.places)) == ("4c", 7)
    assert question.message == f"“{written}” is not in this plan. Which finding is it?"
    assert states(look_at(sheet, plan, findings={written: "4c"})) == ["new"] * 7


def test_a_board_is_a_post_of_its_own_and_a_vacant_post_is_nobodys(plan, qa):
    take(rows("Improvement Board", ""), plan, qa)
    board, nobody = Action.objects.order_by("pk")
    assert board.owner.title == "Improvement Board"
    assert nobody.owner is None
    assert states(look_at(rows("improvement board", ""), plan)) == ["unchanged", "unchanged"]


def test_a_name_that_may_be_a_childs_is_never_repeated_in_a_question(plan):
    shown = look_at(rows("Head of Safeguarding AB (12/03/2009)", finding_text="AB (12/03/2009)"), plan)
    assert states(shown) in (["held"], ["refused"])
    assert not [one for one in shown.questions if "12/03/2009" in one.message]


def test_which_finding_was_meant_is_remembered_for_the_plan_until_the_import_is_undone(plan, qa):
    sheet = reading(*(row(number, f"x-{number}", "Recommendation 7", text=f"Do {number}") for number in (2, 3)))
    imported = take(sheet, plan, qa, findings={"Recommendation 7": "4c"})
    shown = look_at(sheet, plan)
    assert states(shown) == ["unchanged", "unchanged"]
    [question] = asked(shown, "finding")
    assert (question.is_open, question.answer) == (False, "4c")
    assert states(look_at(reading(*sheet.rows, row(4, "", "recommendation 7", text="More")), plan))[2] == "new"
    assert look_at(sheet, plan, findings={"Recommendation 7": "4d"}).rows[0].action.changes == ("finding",)
    imports.undo(imported, by=qa, because="The wrong sheet", at=IMPORTED_AT)
    assert states(look_at(sheet, plan)) == ["refused", "refused"]
