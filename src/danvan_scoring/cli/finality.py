"""Whether the scores of a result are final, and where they are not those that were made final."""

from collections.abc import Iterator

from danvan_scoring.io.tables import paragraph
from danvan_scoring.model.assessment import Assessment
from danvan_scoring.model.notation import NOTHING
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.finalise import final_entries


def finality_text(found: PeriodResult, assessment: Assessment, language: Language) -> str:
    """Say above a report what its scores are worth: provisional, final, or no longer the same."""
    return "\n".join(paragraph(line.pick(language)) for line in _lines(found, assessment))


def _lines(found: PeriodResult, assessment: Assessment) -> Iterator[Text]:
    names = found.submissions.names
    open_ = [unit for unit in names if unit not in assessment.final]
    if len(open_) == len(names):
        yield Text("KẾT QUẢ TẠM: điểm chưa được chốt", "PROVISIONAL: the scores are not final")
    elif open_:
        told = "; ".join(names[unit] for unit in open_)
        yield Text(f"KẾT QUẢ TẠM: chưa chốt điểm của {told}", f"PROVISIONAL: not final for {told}")
    changes = [*_changes(found, assessment)]
    if changes:
        yield Text(
            f"KHÁC ĐIỂM ĐÃ CHỐT: {'; '.join(text.vi for text in changes)}",
            f"NOT THE FINAL SCORES: {'; '.join(text.en for text in changes)}",
        )
    elif not open_:
        yield Text("Điểm đã chốt", "The scores are final")


def _changes(found: PeriodResult, assessment: Assessment) -> Iterator[Text]:
    """What is scored now and was otherwise when the scores were made final."""
    for result in found.results:
        for entry in final_entries(result, assessment, "", ""):
            if entry.unit in assessment.final:
                old = assessment.final[entry.unit].entry.details["scores"]
                new = entry.details["scores"]
                changed = [code for code in new if new[code] != old.get(code)]
                vi = ", ".join(f"{c}: {_vi(old.get(c))} → {_vi(new[c])}" for c in changed)
                en = ", ".join(f"{c}: {old.get(c, NOTHING)} → {new[c]}" for c in changed)
                yield Text(f"{entry.unit} ({vi})", f"{entry.unit} ({en})")


def _vi(score: str | None) -> str:
    return NOTHING if score is None else score.replace(".", ",")
