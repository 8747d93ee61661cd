"""Take (tiếp nhận sổ thẩm định): what the council wrote, held against the rubric's procedure.

What stands as it did when the workbook was made is no news, whatever others have written since: so
each member of the council may fill in a copy of their own. What differs becomes a new entry, with
the value before it; where somebody else has changed the same meanwhile, the two are told apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from danvan_scoring.model.appraisal import Appraisal, AppraisalRow
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.log import Entry, LogLine, Role
from danvan_scoring.model.notation import NOTHING, day, number
from danvan_scoring.model.period import Period
from danvan_scoring.model.problem import Place, Problem, nearest
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.taken import Taken, TakenAppeal, TakenFact, TakenMarks
from danvan_scoring.stages.already_told import (
    fact_texts,
    mark_line,
    says_appeal,
    says_mark,
    says_outcome,
)
from danvan_scoring.stages.marks import standing_mark

Entries = list[Entry]


@dataclass
class Taker:
    """Makes entries of what stands in the workbook.

    Attributes:
        period: the period.
        appraisal: what the workbook would hold if it were made now.
        assessment: what the log says now.
        rubrics: the rubric that scores each unit.
        known: the facts that the period's files hold: value, document and note as texts.
        author: who takes the workbook over.
        problems: what is wrong with what was written.
    """

    period: Period
    appraisal: Appraisal
    assessment: Assessment
    rubrics: Mapping[str, Rubric]
    known: Mapping[tuple[str, str], tuple[str, str, str]]
    author: str
    problems: list[Problem] = field(default_factory=list)

    def entries(self, taken: Taken) -> Entries:
        """Return the entries; only if there are no problems are they to be kept."""
        rows = {(row.unit, row.criterion): row for row in self.appraisal.rows}
        facts = {(row.unit, row.field.code): row.field.filled_by for row in self.appraisal.facts}
        entries: Entries = []
        seen = Assessment(self.assessment.lines[: taken.line])
        for marks in taken.marks:
            row = rows.get((marks.unit, marks.criterion))
            if row is None:
                self._tell("LOG634", marks.places[""], f"{marks.unit} {marks.criterion}")
            else:
                entries += self._marks(marks, row, seen)
        for fact in taken.facts:
            if (fact.unit, fact.field) not in facts:
                self._tell("LOG634", fact.place, f"{fact.unit} {fact.field}")
            else:
                office = facts[fact.unit, fact.field] == "office"
                entries += self._fact(fact, "office" if office else "council", seen)
        for appeal in taken.appeals:
            entries += self._appeal(appeal, rows, _after(self.assessment, entries), seen)
        return entries

    def _marks(self, marks: TakenMarks, row: AppraisalRow, seen: Assessment) -> Iterator[Entry]:
        key = (marks.unit, marks.criterion)
        for code, mark in marks.marks.items():
            base, before = mark_line(seen, key, code), mark_line(self.assessment, key, code)
            if says_mark(base, marks, mark, code) or says_mark(before, marks, mark, code):
                continue
            place = marks.places[code]
            if self._closed(marks.unit, place) or self._changed_since(base, before, place):
                continue
            if mark is not None and not self._allowed(mark, marks, row, place):
                continue
            yield Entry(
                kind="agreed" if code == "" else "mark",
                unit=marks.unit,
                author=code or self.author,
                role="council",
                reason=marks.reason,
                criterion=marks.criterion,
                old=before.entry.new if before else None,
                new=None if mark is None else f"{mark:f}",
                evidence=marks.document,
                details={"entered_by": self.author},
            )

    def _allowed(self, mark: Decimal, marks: TakenMarks, row: AppraisalRow, place: Place) -> bool:
        """Whether a mark may stand; each thing that is wrong with it is told."""
        before = len(self.problems)
        if not row.open:
            self._tell("LOG630", place, _points(mark), criterion=row.criterion)
        elif self._well_formed(mark, row, place):
            document = (marks.document, marks.places["document"])
            self._not_too_high(mark, row, place, document)
        # Where the facts compute nothing, there is nothing from which a mark could differ.
        if row.computed is not None and mark != row.computed and not marks.reason:
            details = _figures(computed=row.computed)
            self._tell("LOG636", marks.places["reason"], _points(mark), **details)
        return len(self.problems) == before

    def _well_formed(self, mark: Decimal, row: AppraisalRow, place: Place) -> bool:
        """Whether points that somebody typed are such as the criterion has."""
        if not 0 <= mark <= row.maximum:
            self._tell("LOG631", place, _points(mark), **_figures(maximum=row.maximum))
        elif mark != mark.quantize(Decimal(1).scaleb(-self.appraisal.decimals)):
            self._tell("LOG632", place, _points(mark), decimals=self.appraisal.decimals)
        elif row.step is not None and mark % row.step:
            self._tell("LOG653", place, _points(mark), **_figures(step=row.step))
        else:
            return True
        return False

    def _fact(self, fact: TakenFact, role: Role, seen: Assessment) -> Iterator[Entry]:
        key = (fact.unit, fact.field)
        base, before = seen.facts.get(key), self.assessment.facts.get(key)
        now = (fact.value, fact.evidence, fact.note)
        nothing = ("", "", "")
        told = [
            self.known.get(key, nothing) if not own else fact_texts(own) for own in (base, before)
        ]
        if now in told:
            return
        if before is None and key in self.known:
            self._tell("LOG650", fact.place, fact.value, known=self.known[key][0])
            return
        if self._closed(fact.unit, fact.place) or self._changed_since(base, before, fact.place):
            return
        yield Entry(
            kind="fact",
            unit=fact.unit,
            author=self.author,
            role=role,
            reason=fact.note,
            criterion=fact.field,
            old=before.entry.new if before else None,
            new=fact.value or None,
            evidence=fact.evidence,
        )

    def _appeal(
        self,
        appeal: TakenAppeal,
        rows: Mapping[tuple[str, str], AppraisalRow],
        now: Assessment,
        seen: Assessment,
    ) -> Iterator[Entry]:
        key = (appeal.unit, appeal.criterion)
        if says_appeal(appeal, seen.appeals.get(key)) and (
            says_outcome(appeal, seen.outcomes.get(key)) or not appeal.result
        ):
            return
        if key not in rows:
            known = [unit for unit, _ in rows]
            near = nearest(appeal.unit, dict.fromkeys(known))
            place = appeal.places["criterion"]
            self.problems.append(Problem("LOG634", place, " ".join(key), suggestion=near))
            return
        line = self.assessment.appeals.get(key)
        news = not says_appeal(appeal, line)
        before = len(self.problems)
        if news:
            self._in_time(appeal)
        outcome = self.assessment.outcomes.get(key) if not news else None
        if appeal.result:
            self._decidable(appeal, rows[key])
        if len(self.problems) > before:
            return
        if news:
            yield Entry(
                kind="appeal",
                unit=appeal.unit,
                author=appeal.unit,
                role="unit",
                reason=appeal.text,
                criterion=appeal.criterion,
                new=None if appeal.claim is None else f"{appeal.claim:f}",
                details={"received": str(appeal.received), "entered_by": self.author},
            )
        if appeal.result and not says_outcome(appeal, outcome):
            standing = self._standing(rows[key], now)
            rejected = appeal.points is None
            yield Entry(
                kind="outcome",
                unit=appeal.unit,
                author=appeal.decided_by,
                role="council",
                reason=appeal.reason,
                criterion=appeal.criterion,
                old=standing,
                new=standing if rejected else f"{appeal.points:f}",
                evidence=appeal.document,
                details={"result": appeal.result, "entered_by": self.author},
            )

    def _in_time(self, appeal: TakenAppeal) -> None:
        procedure, announced = self.rubrics[appeal.unit].procedure, self.period.announced
        if not appeal.text:
            self._tell("LOG637", appeal.places["text"])
        if appeal.received is None:
            self._tell("LOG638", appeal.places["received"])
        elif procedure.appeal_days == 0 or announced is None:
            self._tell("LOG640", appeal.places["received"])
        else:
            last = announced + timedelta(days=procedure.appeal_days)
            if not announced <= appeal.received <= last:
                code = "LOG641" if appeal.received > last else "LOG654"
                details = {"first": day(announced).vi, "last": day(last).vi}
                place, found = appeal.places["received"], day(appeal.received).vi
                self.problems.append(Problem(code, place, found, details))

    def _decidable(self, appeal: TakenAppeal, row: AppraisalRow) -> None:
        """Who decides, why, and to what effect."""
        members = {member.code: member for member in self.period.council}
        place = appeal.places["decided_by"]
        if appeal.decided_by not in members:
            near = nearest(appeal.decided_by, members)
            problem = Problem("LOG642", place, appeal.decided_by, suggestion=near)
            self.problems.append(problem)
        elif appeal.unit in members[appeal.decided_by].units:
            self._tell("LOG643", place, appeal.decided_by, unit=appeal.unit)
        elif self.rubrics[appeal.unit].procedure.decides == "not_marker":
            marks = self.assessment.marks.get((appeal.unit, appeal.criterion), {})
            if appeal.decided_by in marks:
                self._tell("LOG644", place, appeal.decided_by)
        if not appeal.reason:
            self._tell("LOG645", appeal.places["reason"])
        if appeal.result == "rejected" and appeal.points is not None:
            self._tell("LOG646", appeal.places["points"], _points(appeal.points))
        if appeal.result != "rejected":
            if appeal.points is None:
                self._tell("LOG647", appeal.places["points"])
            elif self._well_formed(appeal.points, row, appeal.places["points"]):
                document = (appeal.document, appeal.places["document"])
                self._not_too_high(appeal.points, row, appeal.places["points"], document)

    def _not_too_high(
        self, mark: Decimal, row: AppraisalRow, place: Place, document: tuple[str, Place]
    ) -> None:
        """Whether a mark may be above what the facts compute; an appeal does not change that."""
        if row.computed is None or mark <= row.computed:
            return
        exceed = self.rubrics[row.unit].procedure.exceed
        if exceed == "never":
            self._tell("LOG633", place, _points(mark), **_figures(computed=row.computed))
        elif exceed == "with_evidence" and not document[0]:
            self._tell("LOG635", document[1], **_figures(computed=row.computed))

    def _standing(self, row: AppraisalRow, now: Assessment) -> str | None:
        """The score that stands before the outcome, the marks of this workbook among it."""
        rubric = self.rubrics[row.unit]
        line = next(line for line in rubric.criteria if line.code == row.criterion)
        mark = standing_mark(now, rubric, row.unit, line)
        points = row.computed if mark is None else mark.points
        return None if points is None else f"{points:f}"

    def _closed(self, unit: str, place: Place) -> bool:
        """Whether the unit's scores are final, so that only an appeal may change them."""
        if unit not in self.assessment.final:
            return False
        self._tell("LOG648", place, unit)
        return True

    def _changed_since(self, base: LogLine | None, now: LogLine | None, place: Place) -> bool:
        """Whether somebody else changed the same since the workbook was made."""
        if now is None or (base is not None and base.number == now.number):
            return False
        found = now.entry.new or NOTHING
        if now.entry.kind != "fact":
            found = found.replace(".", ",")  # points; facts are as the period writes them
        self._tell("LOG649", place, found, author=now.entry.author, line=now.number)
        return True

    def _tell(self, code: str, place: Place, found: str = "", **details: object) -> None:
        self.problems.append(Problem(code, place, found, details))


def _after(assessment: Assessment, entries: Sequence[Entry]) -> Assessment:
    """What the log would say with these entries added to it."""
    added = [
        LogLine(number, datetime.min.replace(tzinfo=UTC), entry, "", "")
        for number, entry in enumerate(entries, assessment.last + 1)
    ]
    return Assessment([*assessment.lines, *added])


def _points(mark: Decimal) -> str:
    """A number that somebody typed, as the workbook shows it."""
    return number(mark).vi


def _figures(**values: Decimal) -> dict[str, str]:
    """Numbers that a message mentions, as each language writes them."""
    figures: dict[str, str] = {}
    for name, value in values.items():
        figures[f"{name}_vi"], figures[f"{name}_en"] = number(value)
    return figures
