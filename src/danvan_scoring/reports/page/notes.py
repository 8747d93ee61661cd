"""What the office should look at, and what the rubric assumes."""

from dataclasses import dataclass

from danvan_scoring.model.attention import Matter
from danvan_scoring.model.result import PeriodResult
from danvan_scoring.model.text import Language
from danvan_scoring.stages.assumptions import assumptions
from danvan_scoring.stages.attention import attention


@dataclass(frozen=True)
class Notes:
    """Notes under one heading."""

    heading: str
    texts: tuple[str, ...]


def attention_notes(found: PeriodResult, language: Language) -> tuple[Notes, ...]:
    """Return what needs attention, by matter, the weightiest first; each sentence once."""
    notes = [note for result in found.results for note in attention(result)]
    told = {
        matter: tuple(dict.fromkeys(n.text.pick(language) for n in notes if n.matter is matter))
        for matter in Matter
    }
    return tuple(Notes(matter.label.pick(language), own) for matter, own in told.items() if own)


def assumed_notes(found: PeriodResult, language: Language) -> tuple[Notes, ...]:
    """Return the assumptions of every rubric that has some."""
    told = []
    for result in found.results:
        texts = []
        for own in assumptions(result.bound.rubric):
            parts = ", ".join(part.pick(language) for part in own.parts)
            texts.append(f"{own.text} ({parts})" if parts else own.text)
        if texts:
            told.append(Notes(result.bound.rubric.title, tuple(texts)))
    return tuple(told)
