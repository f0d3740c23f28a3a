"""Comments and questions on an action, between those who work on it and the QA unit: kept, but not published."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError

from actionplan import access
from actionplan.commands.recording import recording
from actionplan.models import Action, Comment, Person
from actionplan.rules.moments import london_day

LONGEST = 4000
"""Characters in one comment."""
NOT_WRITTEN_BY_YOU = "Only who wrote a comment may take it back."
NOT_YOURS = "Comments are between the owner of the action, those who work on it, the director and the QA unit."

SAID_MEANWHILE = (
    "Somebody else commented while you were typing. Nothing you typed is lost: read it below, then save again"
)


def say(
    action: Action,
    text: str,
    *,
    is_question: bool = False,
    answers: Comment | None = None,
    seen: int | None = None,
    by: Person,
    because: str,
    at: datetime,
    key: str | None = None,
) -> Comment:
    """Add a comment, a question that waits for an answer, or the answer to one.

    ``seen`` is how many comments the page showed that it was typed on; where there are more, ``ValidationError`` with
    the code ``conflict`` lets its writer read them first. Raises ``ValidationError`` for ``text`` when it is empty, too
    long or may identify a child, and with the code ``not_in_turn`` for an answer to what is no question of this action.
    """
    if not access.may_comment(by, action, on=london_day(at)):
        raise PermissionDenied(NOT_YOURS)
    words = text.strip()
    _check(action, words, is_question=is_question, answers=answers)
    with recording("comments.say", by=by, because=because, at=at, plan=action.plan, key=key) as record:
        before = action.comments.count()
        if seen is not None and seen != before:
            raise ValidationError(SAID_MEANWHILE, code="conflict")
        sequence = before + 1
        return record.add(
            Comment(action=action, sequence=sequence, text=words, is_question=is_question, answers=answers)
        )


def withdraw(comment: Comment, *, by: Person, because: str, at: datetime, key: str | None = None) -> Comment:
    """Take one's own comment back: it is listed as withdrawn, with the reason, and nothing of it is erased."""
    action = comment.action
    is_own = comment.change.by_id == by.pk
    if not is_own or not access.may_comment(by, action, on=london_day(at)):
        raise PermissionDenied(NOT_WRITTEN_BY_YOU)
    with recording("comments.withdraw", by=by, because=because, at=at, plan=action.plan, key=key) as record:
        if not Comment.objects.current().filter(pk=comment.pk).exists():
            raise ValidationError("This comment was taken back already.", code="not_in_turn")
        sequence = action.comments.count() + 1
        return record.add(Comment(action=action, sequence=sequence, text=because.strip(), withdraws=comment))


def _check(action: Action, words: str, *, is_question: bool, answers: Comment | None) -> None:
    """What can be seen wrong before anything is written."""
    if not words:
        raise ValidationError({"text": "Write your comment"})
    if len(words) > LONGEST:
        raise ValidationError({"text": f"Use {LONGEST} characters or fewer"})
    if answers is None:
        return
    is_ours = answers.action_id == action.pk and answers.is_question
    if is_question or not is_ours or not Comment.objects.current().filter(pk=answers.pk).exists():
        raise ValidationError("Only a question on this action that still stands can be answered.", code="not_in_turn")
