"""What is supposed on the command line, as edits of the period: facts, marks, rules."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from danvan_scoring.analysis.edits import (
    FactEdit,
    MarkEdit,
    RuleEdit,
    edited_rubric,
    edited_submissions,
    fitting,
    knows,
)
from danvan_scoring.cli.asked_unit import unit_code
from danvan_scoring.cli.loading import Loaded
from danvan_scoring.cli.places import from_here
from danvan_scoring.cli.what_if_tree import FACT_FORM, MARK_FORM, RULE_FORM
from danvan_scoring.errors import InputError
from danvan_scoring.io.answer_cells import read_answer
from danvan_scoring.io.number_cells import CellFault, read_number
from danvan_scoring.model.notation import number
from danvan_scoring.model.problem import Place, Problem, Severity, nearest
from danvan_scoring.model.rubric import CriterionLine, FormField, Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.model.text import Text
from danvan_scoring.stages.parts import form_of

_ABOUT_UNIT = re.compile(r"([^:=]+):([^:=]+)=(.*)", re.DOTALL)
_RULE = re.compile(r"([^=]+)=(.+)", re.DOTALL)
_RULE_VALUES = Text(
    'PHẦN=GIÁ_TRỊ (GIÁ_TRỊ: 2.5, true, "chữ", [1, 2])',
    'PATH=VALUE (VALUE: 2.5, true, "text", [1, 2])',
)
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")


@dataclass(frozen=True)
class Supposed:
    """The period with what was supposed.

    Attributes:
        rubrics: edited where rules were.
        submissions: with other facts and marks.
        told: the edits as they were typed.
        units: codes of the units whose facts or marks were edited; some maybe twice.
    """

    rubrics: tuple[Rubric, ...]
    submissions: Submissions
    told: tuple[str, ...]
    units: tuple[str, ...]


@dataclass
class Supposing:
    """Reads what was supposed.

    Attributes:
        loaded: the period, which has no faults.
        submissions: its submissions.
        problems: what is wrong with what was typed.
    """

    loaded: Loaded
    submissions: Submissions
    problems: list[Problem] = field(default_factory=list)

    def read(self, facts: Sequence[str], marks: Sequence[str], rules: Sequence[str]) -> Supposed:
        """Read the options, and edit.

        Args:
            facts: `UNIT:FIELD=VALUE` each, the value as in a cell of the period's files.
            marks: `UNIT:CRITERION=POINTS` each.
            rules: `PATH=VALUE` each, the value as in TOML.

        Raises:
            InputError: every fault of all of them.
        """
        own = [edit for edit in map(self._fact, facts) if edit is not None]
        given = [edit for edit in map(self._mark, marks) if edit is not None]
        rubrics = self._rubrics([edit for edit in map(self._rule, rules) if edit is not None])
        if any(problem.severity is Severity.ERROR for problem in self.problems):
            raise InputError(self.problems)
        return Supposed(
            rubrics=rubrics,
            submissions=edited_submissions(self.submissions, self._fields, own, given),
            told=(*facts, *marks, *rules),
            units=(*(edit.unit for edit in own), *(edit.unit for edit in given)),
        )

    def _fact(self, text: str) -> FactEdit | None:
        parts = self._about_unit("--fact", text, FACT_FORM)
        if parts is None:
            return None
        place, unit, code, value = parts
        rubric = self._rubric_of(unit)
        fields = {own.code: own for own in rubric.form_fields}
        if code not in fields:
            self.problems.append(Problem("WIF703", place, code, {}, nearest(code, fields)))
            return None
        if not value:
            return FactEdit(unit, code, None)
        answer = read_answer(value, fields[code], self.loaded.period.csv)
        if isinstance(answer, CellFault):
            self._fault(place, value, answer)
            return None
        return FactEdit(unit, code, answer)

    def _mark(self, text: str) -> MarkEdit | None:
        parts = self._about_unit("--mark", text, MARK_FORM)
        if parts is None:
            return None
        place, unit, code, value = parts
        rubric = self._rubric_of(unit)
        lines = {line.code: line for line in rubric.criteria}
        if code not in lines:
            self.problems.append(Problem("WIF704", place, code, {}, nearest(code, lines)))
            return None
        points = self._points(place, value, rubric, lines[code])
        return None if points is None else MarkEdit(unit, code, points)

    def _points(
        self, place: Place, text: str, rubric: Rubric, line: CriterionLine
    ) -> Decimal | None:
        decimals = rubric.rounding.decimals
        form = FormField(
            code="points", title="points", type="number", minimum=Decimal(0), maximum=line.max,
            decimals=decimals,
        )  # fmt: skip
        answer = read_number(text, form, self.loaded.period.csv.decimal)
        if isinstance(answer, CellFault):
            self._fault(place, text, answer)
            return None
        points = Decimal(f"{answer:.{decimals}f}")
        step = self._step(rubric, line)
        if step is not None and points % step:
            shown = number(step)
            details = {"step_vi": shown.vi, "step_en": shown.en}
            self.problems.append(Problem("LOG653", place, text, details))
            return None
        return points

    def _step(self, rubric: Rubric, line: CriterionLine) -> Decimal | None:
        bound = self.loaded.evaluator.bind(rubric).criteria[line.code]
        return bound.criterion.mark_step(line.max)

    def _rule(self, text: str) -> RuleEdit | None:
        match = _RULE.fullmatch(text.strip())
        place = Place(item="--rubric")
        if match is None:
            self._malformed(place, text, RULE_FORM)
            return None
        path, value = match[1].strip(), match[2].strip()
        try:
            parsed = tomllib.loads(f"value = {value}", parse_float=Decimal)
        except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError):
            # The shell takes the quotes of a single word away.
            if not _WORD.fullmatch(value):
                self._malformed(place, text, _RULE_VALUES)
                return None
            parsed = {"value": value}
        if [*parsed] != ["value"]:
            self._malformed(place, text, RULE_FORM)
            return None
        return RuleEdit(path, _tuples(parsed["value"]))

    def _rubrics(self, edits: Sequence[RuleEdit]) -> tuple[Rubric, ...]:
        """Edit every rubric that knows the part; a part that none knows is a fault."""
        rubrics = self.loaded.rubrics
        unknown = [edit for edit in edits if not any(knows(own, edit.path) for own in rubrics)]
        self.problems += edited_rubric(rubrics[0], unknown)[1]
        found = []
        for own in rubrics:
            mine = [edit for edit in edits if knows(own, edit.path)]
            rubric, problems = edited_rubric(own, mine) if mine else (own, [])
            self.problems += map(self._from_here, problems)
            if rubric is not None:
                found.append(rubric)
                self.problems += self._at_odds(rubric) if mine else ()
        return tuple(found)

    def _at_odds(self, rubric: Rubric) -> Iterator[Problem]:
        """Yield what keeps an edited rubric from being used, and what would mend its maxima."""
        problems = self.loaded.evaluator.check(rubric)
        errors = [own for own in problems if own.severity is Severity.ERROR]
        yield from map(self._from_here, errors)
        if any(own.code == "RUB152" for own in errors):
            edits = " ".join(f"--rubric {own.path}={own.value}" for own in fitting(rubric))
            yield Problem("WIF707", Place(item="--rubric"), details={"edits": edits})

    def _about_unit(self, option: str, text: str, form: Text) -> tuple[Place, str, str, str] | None:
        """Split an option into its place, the unit's code, what about the unit, and the value."""
        text = unicodedata.normalize("NFC", text)
        match = _ABOUT_UNIT.fullmatch(text.strip())
        if match is None:
            self._malformed(Place(item=option), text, form)
            return None
        asked, code, value = (part.strip() for part in match.groups())
        place = Place(item=f"{option} {asked}:{code}")
        names = self.submissions.units["name"]
        unit = unit_code(names, asked)
        if unit not in names.index:
            near = nearest(asked, [*map(str, names.index), *map(str, names)])
            self.problems.append(Problem("WIF702", place, asked, {}, near))
            return None
        return place, unit, code, value

    def _from_here(self, problem: Problem) -> Problem:
        source = self.loaded.period.source
        period = Path(source.path if source else "")
        return replace(problem, place=from_here(problem.place, period))

    def _malformed(self, place: Place, text: str, form: Text) -> None:
        self.problems.append(Problem("WIF701", place, text, {"form": form}))

    def _fault(self, place: Place, text: str, fault: CellFault) -> None:
        self.problems.append(Problem(fault.code, place, text, fault.details, fault.suggestion))

    def _rubric_of(self, unit: str) -> Rubric:
        kind = self.submissions.units["kind"][unit]
        return next(own for own in self.loaded.rubrics if kind in {each.code for each in own.kinds})

    @cached_property
    def _fields(self) -> Mapping[str, FormField]:
        form = form_of(self.loaded.rubrics)
        return {own.code: own for own in form.form_fields} if form else {}


def _tuples(value: Any) -> Any:
    """Lists as the models have them."""
    if isinstance(value, list):
        return tuple(_tuples(item) for item in value)
    if isinstance(value, dict):
        return {key: _tuples(item) for key, item in value.items()}
    return value
