"""The part of the printed report on commendation: who is proposed, and of whom it is undecided."""

from danvan_scoring.cli.report_plan import named
from danvan_scoring.io.tables import paragraph
from danvan_scoring.model.commendation import Commendation
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language, Text


def commendation_section(result: Result, language: Language) -> str:
    """Write whom each rule proposes, with reasons; nothing if the rubric has no rules."""
    rules = result.bound.rubric.commendations
    if not rules:
        return ""
    title = Text("Đề nghị xem xét biểu dương", "Proposed for commendation").pick(language).upper()
    return "\n\n".join([title, *(_rule(result, rule, language) for rule in rules)])


def _rule(result: Result, rule: Commendation, language: Language) -> str:
    """Write one rule: the candidates with why, the undecided with what is not known."""
    names = result.submissions.names
    own = [found for found in result.commendations if found.rule.code == rule.code]
    chosen = [found for found in own if found.candidate]
    open_ = [found for found in own if found.undecided]
    told = [paragraph(f"{rule.code} {rule.title} ({len(chosen)}/{len(own)})")]
    for found in chosen:
        why = "; ".join(check.text.pick(language) for check in found.checks)
        told.append(paragraph(f"{names[found.unit]}: {why}", "  - ", "    "))
    if open_:
        unknown = [
            f"{names[found.unit]} ({check.text.pick(language)})"
            for found in open_
            for check in [next(check for check in found.checks if check.holds is None)]
        ]
        label = Text("Chưa xác định được", "Undecided").pick(language)
        more = Text("đơn vị khác", "more").pick(language)
        told.append(paragraph(f"{label}: {named(unknown, more)}", "  ", "    "))
    left = len(own) - len(chosen) - len(open_)
    rest = Text(
        f"Không đủ điều kiện: {left} đơn vị; từng điều kiện ở bieu-duong.csv",
        f"Not met by {left} units; each condition is in bieu-duong.csv",
    )
    told.append(paragraph(rest.pick(language), "  "))
    return "\n".join(told)
