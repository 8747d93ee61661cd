"""The registers, commendation and compiled figures of a result's JSON file."""

from danvan_scoring.io.document_parts import BothLanguages
from danvan_scoring.io.registers_document import (
    CheckDocument,
    CommendationDocument,
    CompiledDocument,
    IndicatorDocument,
    ModelsDocument,
    PostsDocument,
    RegistersDocument,
)
from danvan_scoring.model.result import PeriodResult, Result
from danvan_scoring.model.text import Text
from danvan_scoring.stages.compiled import compiled, report_title
from danvan_scoring.stages.models import model_counts
from danvan_scoring.stages.posts import Month, post_counts


def registers_document(result: Result) -> RegistersDocument:
    """Count models and posts of the units of one rubric, naught left out."""
    as_of = result.provenance.as_of
    models = model_counts(result.submissions, as_of)
    plan = result.compliance.plan if result.compliance else None
    posts = post_counts(result.submissions, plan, as_of)
    return RegistersDocument(
        models=None
        if models is None
        else tuple(
            ModelsDocument(unit=unit, field=field, state=state, count=count)
            for unit, counts in models.by_unit.items()
            for (field, state), count in sorted(counts.items())
        ),
        posts=None
        if posts is None
        else tuple(
            PostsDocument(unit=unit, month=_month(month), count=count)
            for unit, counts in posts.by_unit.items()
            for month, count in counts.items()
            if count
        ),
        months_without_posts={
            unit: tuple(map(_month, months))
            for unit, months in (posts.empty if posts else {}).items()
        },
    )


def commendation_documents(result: Result) -> tuple[CommendationDocument, ...]:
    """Tell of every rule and unit how the unit meets it."""
    return tuple(
        CommendationDocument(
            rule=found.rule.code,
            unit=found.unit,
            candidate=found.candidate,
            undecided=found.undecided,
            checks=tuple(
                CheckDocument(holds=check.holds, text=_both(check.text)) for check in found.checks
            ),
        )
        for found in result.commendations
    )


def compiled_document(result: Result) -> CompiledDocument | None:
    """Tell the compiled figures; None without a plan."""
    if result.compliance is None:
        return None
    duty = result.compliance.report
    return CompiledDocument(
        report=duty.code if duty else None,
        title=_both(report_title(duty)),
        indicators=tuple(
            IndicatorDocument(
                section=_both(line.section),
                code=line.code,
                title=_both(line.title),
                measure=_both(line.measure),
                planned=line.planned,
                done=line.done,
                share=None if line.share is None else f"{line.share:f}",
                units=line.units,
                missing=tuple(map(_both, line.missing)),
            )
            for line in compiled(PeriodResult.of(result))
        ),
    )


def _both(text: Text) -> BothLanguages:
    return BothLanguages(vi=text.vi, en=text.en)


def _month(month: Month) -> str:
    return f"{month.year:04}-{month.month:02}"
