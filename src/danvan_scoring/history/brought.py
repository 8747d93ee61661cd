"""What an office brings to be recorded: a period with its files, its log and its results."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from danvan_scoring.history.appending import Draft
from danvan_scoring.history.chain import chained
from danvan_scoring.history.exact_json import model_json
from danvan_scoring.history.log_read import LogRead
from danvan_scoring.history.numbers import score_rows, standing_rows
from danvan_scoring.history.submissions_json import Content, submissions_content
from danvan_scoring.io.canonical_json import canonical, digest
from danvan_scoring.model.period import Period
from danvan_scoring.model.plan import Plan
from danvan_scoring.model.result import PeriodResult, Result

Numbers = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Brought:
    """A period that was read and scored.

    Attributes:
        period: the period.
        found: what it came to.
        plan: its plan, or None.
        log: its log; an empty one if it keeps none.
        decisions: the documents by which appeals of units were decided, by unit, where that is not
            in the log.
        authority: whose period it is, if whoever records it says so; None as its units name it.
    """

    period: Period
    found: PeriodResult
    plan: Plan | None = None
    log: LogRead = field(default_factory=LogRead)
    decisions: Mapping[str, str] = field(default_factory=dict)
    authority: str | None = None

    @cached_property
    def policies(self) -> list[Draft]:
        """The rubrics, and the plan if there is one."""
        drafts = [
            Draft("rubric", model_json(result.bound.rubric), rubric=result.bound.rubric.id)
            for result in self.found.results
        ]
        if self.plan is not None:
            drafts.append(Draft("plan", model_json(self.plan), rubric=self.plan.id))
        return drafts

    @cached_property
    def period_text(self) -> str:
        """The period as JSON."""
        return model_json(self.period)

    @cached_property
    def submissions(self) -> Content:
        """All that was handed in."""
        return submissions_content(self.found.submissions)

    @cached_property
    def outcomes(self) -> list["Outcome"]:
        """The results, one for each rubric."""
        return [Outcome(self.period.id, result) for result in self.found.results]

    def log_drafts(self, known: int) -> Iterator[Draft]:
        """Yield the lines of the log after those that are known."""
        for line, text in zip(self.log.lines[known:], self.log.texts[known:], strict=True):
            entry = line.entry
            yield Draft(
                kind=entry.kind,
                content=text,
                period=self.period.id,
                unit=entry.unit,
                criterion=entry.criterion,
                author=entry.author,
                role=entry.role,
                time=line.time.isoformat(timespec="seconds"),
                reason=entry.reason,
                evidence=entry.evidence,
            )

    def decision_drafts(self) -> Iterator[Draft]:
        """Yield the appeals that were decided, each with its decision."""
        for unit, document in self.decisions.items():
            content = canonical({"format": 1, "decision": document})
            about: dict[str, Any] = {"period": self.period.id, "unit": unit, "evidence": document}
            yield Draft("appeal", content, author=unit, role="unit", **about)
            yield Draft("outcome", content, role="council", **about)

    def inputs(self) -> dict[str, Any]:
        """What the results were made from, as a run names it."""
        lines = self.log.lines
        rubrics = [digest(draft.content) for draft in self.policies if draft.kind == "rubric"]
        plans = [digest(draft.content) for draft in self.policies if draft.kind == "plan"]
        return {
            "period": digest(self.period_text),
            "rubrics": rubrics,
            "plan": plans[0] if plans else None,
            "submissions": digest(canonical(self.submissions)),
            "log": {"lines": len(lines), "digest": lines[-1].digest if lines else ""},
        }

    def provenance(self) -> dict[str, Any]:
        """With what the results were made."""
        first = self.found.results[0].provenance
        used = {s.path: s.sha256 for own in self.found.results for s in own.provenance.sources}
        return {
            "as_of": first.as_of.isoformat(),
            "outside_dates": first.outside_dates,
            "library": first.library,
            "plugins": [list(plugin) for plugin in first.plugins],
            "sources": [{"path": path, "sha256": sha256} for path, sha256 in used.items()],
        }


class Outcome:
    """The result by one rubric, as rows.

    Args:
        period: the id of the period.
        result: what was found.
    """

    def __init__(self, period: str, result: Result) -> None:
        rubric = result.bound.rubric
        self.rubric, self.period = rubric.id, period
        self.scores: Numbers = list(chained(score_rows(result)))
        self.standings: Numbers = list(chained(standing_rows(result)))
        self.content = canonical(
            {
                "format": 1,
                "rubric": {
                    "id": rubric.id,
                    "version": rubric.version,
                    "title": rubric.title,
                    "sha256": digest(model_json(rubric)),
                },
                "by": rubric.ranking.by,
                "scales": {group.code: group.title for group in rubric.scales},
                "classes": {band.code: band.title for band in rubric.classes},
                "scores": _stated(self.scores),
                "standings": _stated(self.standings),
            }
        )

    def draft(self, replaces: int | None) -> Draft:
        """Return the record that states the rows."""
        return Draft(
            "result", self.content, period=self.period, rubric=self.rubric, replaces=replaces
        )


def _stated(rows: Numbers) -> dict[str, object]:
    return {"rows": len(rows), "digest": rows[-1][-1] if rows else ""}
