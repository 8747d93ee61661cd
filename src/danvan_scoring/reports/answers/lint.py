"""Is this rubric sound? What lint found, rule by rule, in words for a council."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import PurePath

from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding, rule_text
from danvan_scoring.analysis.lint.past import Past
from danvan_scoring.analysis.lint.rules import Linted, lint
from danvan_scoring.io.tables import Column
from danvan_scoring.model.lint import LintConfig
from danvan_scoring.model.problem import Place, Severity
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.item_statistics import statistics_sections
from danvan_scoring.reports.section import Section
from danvan_scoring.reports.table import Table

_SEVERITIES = {
    Severity.WARNING: Text("cảnh báo", "warning"),
    Severity.NOTE: Text("lưu ý", "note"),
}
_TITLE = Text("Bộ tiêu chí có chỗ nào chưa ổn không?", "Is the rubric sound?")
_ADVICE = Text(
    "Đây là lời khuyên của máy theo các quy tắc cố định; quyết định là của người ban hành. Giải "
    "thích và "
    "ví dụ của từng mã: danvan lint --explain MÃ.",
    "These are rules applied by a program; the decision is the authority's. Explanations and "
    "examples of "
    "each code: danvan lint --explain CODE.",
)
_NO_PLAN = Text(
    "Không có kế hoạch nên chưa đối chiếu tiêu chí với nhiệm vụ (LNT107 đến LNT109).",
    "Without a plan, criteria were not compared with tasks (LNT107 to LNT109).",
)
_NO_PERIOD = Text(
    "Không có kỳ đã chấm nên chưa xem tiêu chí phân biệt các đơn vị thế nào (LNT121 đến LNT127).",
    "Without a period that was scored, nothing is said of how criteria tell units apart (LNT121 to "
    "LNT127).",
)
_WHY, _MEND = Text("Vì sao", "Why"), Text("Cách sửa", "How to mend it")


@dataclass(frozen=True)
class LintSettings:
    """How the rules are set."""

    config: LintConfig = field(default_factory=LintConfig)


def lint_sections(
    publication: Publication, language: Language, settings: LintSettings = LintSettings()
) -> Iterator[Section]:
    """Look at the rubrics of a period, its plan, and what its figures show.

    Args:
        publication: the period.
        language: of the sections.
        settings: how the rules are set.

    Raises:
        CriterionError: a criterion raised or broke its contract when it was tried.
    """
    results = publication.found.results
    compliance, thresholds = publication.found.compliance, settings.config.thresholds
    plan = compliance.plan if compliance is not None else None
    rubrics = [result.bound.rubric for result in results]
    drafts = [
        Draft(result.bound, plan, tuple(own for own in rubrics if own is not rubric), thresholds)
        for result, rubric in zip(results, rubrics, strict=True)
    ]
    pasts = [
        Past(result, scale.code, thresholds)
        for result, rubric in zip(results, rubrics, strict=True)
        for scale in rubric.scales
    ]
    found = lint(drafts, pasts, settings.config)
    yield from findings_sections(found, drafts, pasts, language)
    yield from statistics_sections(pasts, language)


def findings_sections(
    found: Linted, drafts: Sequence[Draft], pasts: Sequence[Past], language: Language
) -> Iterator[Section]:
    """Say what was found: all together, then each rule that spoke, then what was accepted."""
    yield _summary(found, drafts, pasts, language)
    for code, own in groupby(found.findings, key=lambda finding: finding.code):
        yield _rule_section(code, [*own], language)
    if found.accepted or found.unmatched:
        yield _accepted(found, language)


def rule_section(code: str, language: Language) -> Section:
    """Explain one rule, with an example."""
    rule = rule_text(code)
    labels = {
        _WHY: rule.why,
        Text("Ví dụ", "Example"): rule.example,
        Text("Nên có", "Expected"): rule.expected,
        _MEND: rule.hint,
    }
    told = [f"{label.pick(language)}: {text.pick(language)}" for label, text in labels.items()]
    return Section(_heading(code, rule.severity, language), told)


def _summary(
    found: Linted, drafts: Sequence[Draft], pasts: Sequence[Past], language: Language
) -> Section:
    warnings, notes = found.warnings, len(found.findings) - found.warnings
    told = Text(
        f"Tìm thấy {warnings} cảnh báo và {notes} lưu ý.",
        f"{warnings} warnings and {notes} notes were found.",
    )
    if not found.findings:
        told = Text("Không tìm thấy điểm nào cần nói.", "Nothing was found.")
    answer = [told.pick(language)]
    if found.accepted:
        count = len(found.accepted)
        more = Text(
            f"{count} phát hiện khác đã được chấp nhận kèm lý do.",
            f"{count} more were accepted, with a reason.",
        )
        answer.append(more.pick(language))
    notes_below = [_ADVICE.pick(language), *_limits(drafts, pasts, language)]
    return Section(_TITLE.pick(language), answer, [_counts(found, language)], notes=notes_below)


def _limits(drafts: Sequence[Draft], pasts: Sequence[Past], language: Language) -> Iterator[str]:
    if drafts and all(draft.plan is None for draft in drafts):
        yield _NO_PLAN.pick(language)
    if not pasts:
        yield _NO_PERIOD.pick(language)
    relative = [
        code
        for draft in drafts
        for code, own in draft.bound.criteria.items()
        if own.criterion.scope == "cohort"
    ]
    if relative:
        codes = ", ".join(relative)
        told = Text(
            f"Tiêu chí so đơn vị với nhau ({codes}) không được chấm thử, nên LNT103, LNT110 đến "
            "LNT112 "
            "không xét.",
            f"Criteria that compare units ({codes}) were not tried out: LNT103 and LNT110 to "
            "LNT112 say "
            "nothing of them.",
        )
        yield told.pick(language)


def _counts(found: Linted, language: Language) -> Table:
    headings = (
        Column(Text("Mã", "Code").pick(language)),
        Column(Text("Mức", "Severity").pick(language)),
        Column(Text("Điều phát hiện", "What").pick(language), flexible=True),
        Column(Text("Số chỗ", "Places").pick(language), "right"),
    )
    rows = [
        (
            code,
            _SEVERITIES[severity].pick(language),
            rule_text(code).title.pick(language),
            str(len([*own])),
        )
        for (code, severity), own in groupby(found.findings, key=lambda f: (f.code, f.severity))
    ]
    return Table(
        Text("Các quy tắc có phát hiện", "Rules that spoke").pick(language), headings, rows
    )


def _rule_section(code: str, own: list[Finding], language: Language) -> Section:
    rule = rule_text(code)
    told = [
        f"{_WHY.pick(language)}: {rule.why.pick(language)}",
        f"{_MEND.pick(language)}: {_sentence(rule.hint.pick(language))}",
    ]
    columns = (
        Column(Text("Nơi", "Place").pick(language)),
        Column(Text("Mục", "Item").pick(language)),
        Column(Text("Phát hiện", "Found").pick(language), flexible=True),
    )
    rows = [(_where(f.place), f.items[0], f.sentence(language)) for f in own]
    title = Text(f"Phát hiện ({len(own)})", f"Found ({len(own)})").pick(language)
    return Section(_heading(code, own[0].severity, language), told, [Table(title, columns, rows)])


def _heading(code: str, severity: Severity, language: Language) -> str:
    title = rule_text(code).title.pick(language)
    return f"{code} ({_SEVERITIES[severity].pick(language)}): {title}"


def _accepted(found: Linted, language: Language) -> Section:
    columns = (
        Column(Text("Mã", "Code").pick(language)),
        Column(Text("Mục", "Item").pick(language)),
        Column(Text("Phát hiện", "Found").pick(language), flexible=True),
        Column(Text("Lý do chấp nhận", "Why it stands").pick(language), flexible=True),
    )
    rows = [(f.code, by.item, f.sentence(language), by.reason) for f, by in found.accepted]
    told = Text(
        f"{len(rows)} phát hiện đã được người soạn xem và chấp nhận.",
        f"{len(rows)} findings were looked at by the author, and stand.",
    )
    answer = [told.pick(language)]
    for own in found.unmatched:
        idle = Text(
            f"Chấp nhận {own.code} cho «{own.item}» không ứng với phát hiện nào; có thể bỏ khỏi "
            "tệp.",
            f"The acceptance of {own.code} for «{own.item}» meets no finding; it can go.",
        )
        answer.append(idle.pick(language))
    title = Text("Các phát hiện đã chấp nhận", "Findings that were accepted").pick(language)
    return Section(title, answer, [Table(title, columns, rows)])


def _where(place: Place) -> str:
    """The file and the line; the folder is known to who named the file."""
    return str(Place(PurePath(place.file).name, place.line)) if place.file else "—"


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
