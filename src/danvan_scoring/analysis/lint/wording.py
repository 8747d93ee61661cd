"""Wording: what a title promises, and the documents that back a claim."""

import re
from collections.abc import Iterator

from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding, list_text
from danvan_scoring.analysis.lint.vague_words import MEASURES, VAGUE_VERBS
from danvan_scoring.model.text import Text

_MEASURED = re.compile(rf"\d|%|(?<!\w)(?:{'|'.join(map(re.escape, MEASURES))})(?!\w)")


def vague_titles(draft: Draft) -> Iterator[Finding]:
    """LNT117: a computed criterion whose title names no thing that can be counted or seen."""
    for code, own in draft.bound.criteria.items():
        title = own.line.title.strip()
        lower = title.lower()
        verb = next((verb for verb in VAGUE_VERBS if _begins(lower, verb)), None)
        marked = any(draft.fields[field].filled_by == "council" for field in own.read)
        if verb is None or marked or _MEASURED.search(lower):
            continue
        asked = [draft.fields[use.code].title for use in own.fields]
        told = list_text([Text(f"«{one}»", f"«{one}»") for one in dict.fromkeys(asked)])
        yield draft.finding(
            "LNT117", code, key="title", title=title, verb=title[: len(verb)], fields=told
        )


def claims_without_proof(draft: Draft) -> Iterator[Finding]:
    """LNT118: a criterion that units report themselves, and for which no document is named."""
    for code, own in draft.bound.criteria.items():
        fields = [draft.fields[use.code] for use in own.fields]
        claimed = [field for field in fields if field.filled_by == "unit"]
        proven = own.line.evidence or any(field.evidence != "none" for field in fields)
        if claimed and not proven:
            told = list_text([Text(f"«{f.title}»", f"«{f.title}»") for f in claimed])
            yield draft.finding("LNT118", code, title=own.line.title, fields=told)


def _begins(title: str, verb: str) -> bool:
    return title == verb or title.startswith(f"{verb} ")
