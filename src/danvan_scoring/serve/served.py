"""What is served: one period, scored once when the service starts, and never changed."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from danvan_scoring.evaluator import Evaluator
from danvan_scoring.io.result_json import rubric_document
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.period import Period
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.serve.compared import compared_with_others
from danvan_scoring.serve.documents import PeriodView, RankingView, RubricName, RubricsView
from danvan_scoring.serve.views import ranking_view
from danvan_scoring.stages.explain import Explainer
from danvan_scoring.stages.finalise import final_entries


@dataclass(frozen=True, eq=False)
class OfUnit:
    """What one unit's result is looked up in.

    Attributes:
        result: that of the unit's rubric.
        explainer: explains its units.
        hidden: nodes of its rubric that say something of other units.
    """

    result: Result
    explainer: Explainer
    hidden: frozenset[str]


@dataclass(frozen=True, eq=False)
class Served:
    """A period with its result.

    Attributes:
        period: the period's file.
        evaluator: with the plugins of the period, for submissions that come in.
        found: the result.
        assessment: what the log says; None without a log.
    """

    period: Period
    evaluator: Evaluator
    found: PeriodResult
    assessment: Assessment | None = None

    def is_published(self, today: date) -> bool:
        """Tell whether the result is published.

        It is from the day on that the period names as `announced`, if no log is kept, or if all
        scores were made final and are still the same.
        """
        announced = self.period.announced
        return announced is not None and announced <= today and self._is_final

    @cached_property
    def _is_final(self) -> bool:
        if self.assessment is None:
            return True
        results = self.found.results
        return not any(
            entry for own in results for entry in final_entries(own, self.assessment, "", "")
        )

    def period_view(self, today: date) -> PeriodView:
        """Say which period it is."""
        rubrics = tuple(
            RubricName(id=own.id, version=own.version, title=own.title)
            for own in (result.bound.rubric for result in self.found.results)
        )
        return PeriodView(
            id=self.period.id,
            title=self.period.title,
            as_of=self.found.as_of,
            announced=self.period.announced,
            published=self.is_published(today),
            units=len(self.found.submissions.units),
            rubrics=rubrics,
        )

    def prepare(self) -> None:
        """Write what is the same for all who ask, so that nobody has to wait for it."""
        _ = self.rubrics, self.ranking, self.units, self._codes_by_name, self._is_final

    def code_of(self, asked: str) -> str:
        """Take a unit's name for its code, where one unit has that name; all else is left."""
        asked = unicodedata.normalize("NFC", asked)
        return asked if asked in self.units else self._codes_by_name.get(asked.casefold(), asked)

    @cached_property
    def _codes_by_name(self) -> Mapping[str, str]:
        names = {code: name.casefold() for code, name in self.found.submissions.names.items()}
        bearers = Counter(names.values())
        return {name: code for code, name in names.items() if bearers[name] == 1}

    @cached_property
    def rubrics(self) -> bytes:
        """The rubrics, as JSON."""
        found = tuple(map(rubric_document, self.found.results))
        return RubricsView(rubrics=found).model_dump_json(by_alias=True).encode()

    @cached_property
    def ranking(self) -> bytes:
        """The ranking, as JSON."""
        rankings = tuple(map(ranking_view, self.found.results))
        view = RankingView(period=self.period.id, rankings=rankings)
        return view.model_dump_json(by_alias=True).encode()

    @cached_property
    def units(self) -> Mapping[str, OfUnit]:
        """What each unit's result is looked up in, by the unit's code."""
        found: dict[str, OfUnit] = {}
        for result in self.found.results:
            own = OfUnit(result, Explainer(result), compared_with_others(result.bound))
            found |= dict.fromkeys(map(str, result.scores.units), own)
        return found
