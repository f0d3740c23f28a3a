"""Where a row of a sheet differs from the action it matched, field by field, as people would compare them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from actionplan.commands.sheet import SheetAction
from actionplan.queries.imports import NOTHING_HEARD, Heard, PlanNow
from actionplan.queries.positions import ActionPosition
from actionplan.rules.periods import in_words
from actionplan.rules.references import same_key
from actionplan.rules.transitions import why_no_update
from actionplan.spreadsheet.answers import PLAN, SHEET, Answers
from actionplan.spreadsheet.compared import LABELS, Compared, Difference, cells, day
from actionplan.spreadsheet.dues import say
from actionplan.spreadsheet.linked import LINKS, Linked
from actionplan.spreadsheet.redacted_again import lost_markers
from actionplan.spreadsheet.three_way import NAMES, Stand, is_same, stand
from actionplan.vocabulary import DatePrecision, Standing

_BARE_DAY: Final = re.compile(r"\d{1,4}(?:st|nd|rd|th)?[\s./-]*(?:\d{1,2}|[A-Za-z]{3,9})\.?[\s./,-]*\d{1,4}")
"""A day and nothing beside it, as in 17/10/14 or 17th Oct 2014."""
CLAIMS: Final = frozenset({"status", "progress", "impact"})
DUE_WAITS = "The due date stays: a new one has been asked for and waits for its decision."
DUE_DECIDED = "The due date stays: it was decided after the sheet's was first agreed."


class Comparison:
    """Compares one row with the action it matched, and with what the last import heard of it."""

    def __init__(
        self,
        row: SheetAction,
        standing: ActionPosition,
        now: PlanNow,
        *,
        raw: Mapping[str, Any],
        explicit: frozenset[str],
        answers: Answers,
        place: str,
    ) -> None:
        """``raw`` is what the sheet says before any answer, ``explicit`` the fields that a person answered now."""
        self.row, self.standing, self.now = row, standing, now
        self.raw, self.explicit, self.answers, self.place = raw, explicit, answers, place
        self.action = standing.action
        self.heard: Heard = now.heard.get(self.action.pk, NOTHING_HEARD)
        self.found = Compared()

    def compare(self) -> Compared:
        """Every field in which the sheet says something else; an empty cell says nothing and takes nothing away."""
        if not self.standing.is_counted and self._stays_out():
            return self.found.settled()
        self._texts()
        self._due()
        self._claims()
        self._links()
        self._cells()
        return self.found.settled()

    def _stays_out(self) -> bool:
        """Whether an action that has left the plan stays out of it; else it is brought back.

        What was superseded stays so. What was withdrawn stays so while the sheet says just what it said before.
        """
        standing = self.standing.facts.standing
        is_news = not self.heard.said or not self._says_what_it_said()
        shown = self._difference("standing", self.standing.state.label, "Live: it is in the sheet again")
        said = self.answers.conflict(self.place, "standing")
        if said == SHEET or (not said and is_news and standing == Standing.WITHDRAWN):
            self.found.taken.append(shown)
            return False
        (self.found.stands if said == PLAN else self.found.conflicts).append(shown)
        if said:
            self.found.answered["standing"] = said
        self.found.notes.append(f"It was {self.standing.state.label.lower()} since, and stays so.")
        return True

    def _says_what_it_said(self) -> bool:
        """Whether the sheet says in every field what it said at the last import."""
        heard = self.heard.said
        return all(is_same(value, heard.get(name)) for name, value in self.raw.items())

    def _texts(self) -> None:
        """The words and names that stand in a column of the action itself."""
        row, action = self.row, self.action
        if same_key(action.reference) != same_key(row.reference):
            self._field("reference", action.reference, row.reference)
        self._field("text", action.text, row.text)
        self._field("success_measure", action.success_measure, row.success_measure)
        self._field("resources", action.resources, row.resources)
        self._field("owner", self.now.names.get(action.owner_id or 0, ""), row.owner)
        self._field("requirement", action.requirement.text if action.requirement else "", row.requirement)
        self._field("finding", action.finding.reference, row.finding.reference if row.finding else "")

    def _field(self, name: str, now: str, sheet: str, *, plan_moved: bool | None = None) -> None:
        """One field of words."""
        if sheet and sheet != now and not is_same(sheet, now, name):
            self._settle(name, self._difference(name, now, sheet), self._stand(name, now, sheet, plan_moved=plan_moved))

    def _stand(self, name: str, now: Any, sheet: Any, *, plan_moved: bool | None = None) -> Stand:
        """Whose word stands in one field, where the plan and the sheet differ."""
        if self._is_as_exported(name):
            return Stand.SHEET
        return stand(
            sheet=sheet,
            raw=self.raw.get(name),
            plan=now,
            heard=self.heard,
            name=name,
            is_typed=name in self.explicit,
            plan_moved=plan_moved,
        )

    def _is_as_exported(self, name: str) -> bool:
        """Whether the plan has been left as the tracker's own file gives it, so that somebody has edited the file.

        A name that an import has heard may be another one now because its post was renamed, which no action shows.
        """
        if name in NAMES and is_same(self.raw.get(name), self.heard.said.get(name), name):
            return False
        written = self.standing.update if name in CLAIMS else self.action
        return self.now.since > 0 and (written is None or written.change_id <= self.now.since)

    def _settle(self, name: str, shown: Difference, decided: Stand) -> None:
        """Put a difference where it belongs; a conflict goes as a person said, else the plan stands for now."""
        if decided in (Stand.SHEET, Stand.CONFLICT) and self._would_bring_back(name, shown.now, shown.sheet):
            return
        if decided == Stand.CONFLICT:
            said = self.answers.conflict(self.place, name)
            if said:
                self.found.answered[name] = said
            else:
                self.found.unheard.add(name)
            decided = {SHEET: Stand.SHEET, PLAN: Stand.PLAN}.get(said, Stand.CONFLICT)
        places = {Stand.SHEET: self.found.taken, Stand.PLAN: self.found.stands, Stand.CONFLICT: self.found.conflicts}
        if decided in places:
            places[decided].append(shown)

    def _would_bring_back(self, name: str, now: str, sheet: str, before: str = "") -> bool:
        """Whether a field lost words to a redaction and would lose the marker too: then it stays as it is."""
        if self.answers.redacted.get(self.place):
            return False
        heard = before or self.heard.said.get(name, "")
        lost = lost_markers((now, heard if isinstance(heard, str) else ""), sheet)
        days = self.now.redacted.days
        self.found.redacted += [(name, number, days.get(number)) for number in lost]
        self.found.unheard |= {name} if lost else set()
        return bool(lost)

    def _difference(self, name: str, now: str, sheet: str) -> Difference:
        before = self.heard.said.get(name, "")
        return Difference(name, LABELS[name], now, sheet, before if isinstance(before, str) else "")

    def _due(self) -> None:
        """The due date: no sheet takes an agreed one away, or goes before a decision that waits."""
        row, action = self.row, self.action
        now, sheet = [_iso(action.due_on), action.due_words], [_iso(row.due.on), row.due.words]
        if not row.due.words or is_same(now, sheet) or self._only_the_day():
            return
        if action.pk in self.now.asked:
            self.found.unheard.add("due")
            self.found.notes.append(DUE_WAITS)
            return
        if action.due_on and row.due.on is None:
            self.found.notes.append(f"The due date stays: the sheet gives none (“{row.due.words}”).")
            return
        is_decided = action.pk in self.now.decided and not self.heard.said
        shown = self._difference("due", day(action.due_on, action.due_words), day(row.due.on, row.due.words))
        decided = self._stand("due", now, sheet, plan_moved=True if is_decided else None)
        self._settle("due", shown, decided)
        if shown not in self.found.taken and action.pk in self.now.decided:
            self.found.notes.append(DUE_DECIDED)

    def _only_the_day(self) -> bool:
        """Whether the sheet gives no more than the plan's day, which the plan's own words do not give."""
        on, due = self.action.due_on, self.row.due
        if on is None or due.on != on:
            return False
        if due.precision == self.action.due_precision == DatePrecision.DAY and _BARE_DAY.fullmatch(due.words.strip()):
            return True
        return due.words == in_words(on) and not say(self.action.due_words, on)

    def _claims(self) -> None:
        """What the sheet claims. What the QA unit assured or suspended stands, and no answer changes that."""
        row, update, facts = self.row, self.standing.update, self.standing.facts
        if why_no_update(facts if self.standing.is_counted else replace(facts, standing=Standing.LIVE)):
            self.found.unheard |= CLAIMS
            self._pass_over_claims()
            return
        has_spoken = True if update is not None and not update.is_imported else None
        if row.status and (update is None or update.status != row.status):
            shown = self._difference("status", self.standing.said.label if update else "", row.status.label)
            was = update.status if update else ""
            self._settle("status", shown, self._stand("status", was, row.status.value, plan_moved=has_spoken))
        self._field("progress", update.happened if update else "", row.progress, plan_moved=has_spoken)
        self._field("impact", update.difference if update else "", row.impact, plan_moved=has_spoken)

    def _pass_over_claims(self) -> None:
        """List what the sheet claims of an action that takes no claim, so that nobody thinks that it was taken."""
        row, update = self.row, self.standing.update
        told = {
            "status": (self.standing.said.label if update else "", row.status.label if row.status else ""),
            "progress": (update.happened if update else "", row.progress),
            "impact": (update.difference if update else "", row.impact),
        }
        for name, (now, sheet) in told.items():
            if sheet and not is_same(sheet, now, name) and not is_same(self.raw.get(name), self.heard.said.get(name)):
                self.found.stands.append(self._difference(name, now, sheet))

    def _links(self) -> None:
        """Posts, organisations, origins and findings that the sheet names beside, or names no more."""
        there = self.now.links.get(self.action.pk, {})
        shown = {"contributors": self.now.posts, "partners": self.now.organisations}
        is_untouched = 0 < self.now.since == self.now.version
        for name in LINKS:
            is_old = not is_untouched and name in self.heard.said and self.raw.get(name) == self.heard.said[name]
            if not getattr(self.row, name) or (is_old and name not in self.explicit):
                continue
            heard = Heard({name: sorted(there.get(name, ()))}) if is_untouched else self.heard
            linked = Linked(name, self.row, heard, there.get(name, frozenset()), shown.get(name, {}))
            if linked.adds or linked.drops:
                self.found.adds[name], self.found.drops[name] = linked.adds, linked.drops
                self.found.taken.append(self._difference(name, linked.now, linked.in_words))

    def _cells(self) -> None:
        """What is kept as the sheet has it, heading by heading; a heading that the sheet has not stays."""
        there: Mapping[str, str] = self.action.original_cells
        is_edited = self._is_as_exported("original_cells")
        heard: Mapping[str, str] = {} if is_edited else self.heard.said.get("original_cells", {})
        told = {
            heading: words
            for heading, words in self.row.original_cells.items()
            if not is_same(words, there.get(heading, ""))
            and not is_same(words, heard.get(heading, ""))
            and not self._would_bring_back("original_cells", there.get(heading, ""), words, heard.get(heading, ""))
        }
        if not told:
            return
        self.found.cells = {**there, **told}
        has_moved = not is_edited and self.heard.said and any(there.get(one, "") != heard.get(one, "") for one in told)
        shown = self._difference("original_cells", cells(there, told), cells(told, told))
        self._settle("original_cells", shown, Stand.CONFLICT if has_moved else Stand.SHEET)


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""
