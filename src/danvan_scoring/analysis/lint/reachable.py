"""Reachable: classes that no unit of some kind can come to by points."""

from collections.abc import Iterator

from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.finding import Finding, list_text
from danvan_scoring.model.notation import number
from danvan_scoring.model.rubric import ClassBand, Group
from danvan_scoring.model.text import Text


def classes_out_of_reach(draft: Draft) -> Iterator[Finding]:
    """LNT104: a class above the most that a kind of unit can have."""
    for scale in draft.rubric.scales:
        bands = draft.rubric.classes_of(scale.code)
        for position, band in enumerate(bands):
            kinds = [
                kind
                for kind in draft.best.kinds
                if _scored(draft, scale, kind) and _reached(draft, scale, kind, bands) > position
            ]
            if kinds:
                yield draft.finding(
                    "LNT104",
                    band.code,
                    key="from",
                    title=band.title,
                    cut=_measure(draft, number(band.from_)),
                    kinds=list_text([*_by_peer_group(draft, scale, kinds)]),
                )


def _scored(draft: Draft, scale: Group, kind: str) -> bool:
    """Whether anything of the scale is for the kind at all."""
    return any(
        kind in draft.kinds(code) and draft.scale_of(own).code == scale.code
        for code, own in draft.bound.criteria.items()
    )


def _reached(draft: Draft, scale: Group, kind: str, bands: tuple[ClassBand, ...]) -> int:
    position = draft.best.class_by_points(scale.code, kind)
    return len(bands) if position is None else position


def _by_peer_group(draft: Draft, scale: Group, kinds: list[str]) -> Iterator[Text]:
    """Name those of each peer group, with the most that they can have."""
    for peers in draft.rubric.peer_groups:
        own = [kind for kind in kinds if kind in peers.kinds]
        for most in sorted({_most(draft, scale, kind) for kind in own}):
            named = draft.titles(tuple(kind for kind in own if _most(draft, scale, kind) == most))
            yield Text(f"{named} ({peers.title}; {most.vi})", f"{named} ({peers.title}; {most.en})")


def _most(draft: Draft, scale: Group, kind: str) -> Text:
    if draft.best.class_by_points(scale.code, kind) is None:
        return Text("không tính được tổng điểm", "no total")
    most = _measure(draft, number(draft.best.measure(scale.code, kind)))
    return Text(f"nhiều nhất {most.vi}", f"at most {most.en}")


def _measure(draft: Draft, told: Text) -> Text:
    if draft.rubric.ranking.by == "percent":
        return Text(f"{told.vi} %", f"{told.en} %")
    return Text(f"{told.vi} điểm", f"{told.en} points")
