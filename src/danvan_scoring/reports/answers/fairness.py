"""Is it fair between kinds of units: the answer, with a picture of all units by kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.answers.fairness_found import Found, find
from danvan_scoring.reports.answers.fairness_tables import fairness_tables
from danvan_scoring.reports.answers.fairness_words import (
    applicable_sentences,
    difference_sentences,
    gap_sentences,
    rescaling_sentences,
)
from danvan_scoring.reports.answers.wording import headed
from danvan_scoring.reports.pictures.drawing import Drawing
from danvan_scoring.reports.pictures.strips import Cut, Strip, strips
from danvan_scoring.reports.section import Section

_TITLE = Text(
    "Kết quả có công bằng giữa các loại đơn vị không?", "Is it fair between kinds of units?"
)
_NOBODY = Text(
    "Chưa có đơn vị nào có tổng điểm, nên chưa so được giữa các loại đơn vị.",
    "No unit has a total yet, so kinds of units cannot be compared.",
)
_NOTES = (
    Text(
        "Chênh lệch giữa các loại đơn vị tự nó chưa phải là không công bằng: có thể do kết quả "
        "thật sự khác nhau. Cần xem lại khi tiêu chí hỏi việc mà một loại đơn vị khó làm được, "
        "hoặc khi phần không áp dụng của một loại quá lớn. Loại chỉ có vài đơn vị làm phần chênh "
        "lệch ứng với loại lớn hơn thực chất.",
        "A difference between kinds is not by itself unfair: their work may differ. Look again "
        "where a criterion asks for what a kind can hardly do, or where much of the rubric does "
        "not apply to a kind. Kinds of a few units make the part that goes with the kind look "
        "larger than it is.",
    ),
    Text(
        "Đây là tất cả đơn vị được chấm, không phải mẫu điều tra, nên chỉ nêu mức chênh lệch, "
        "không nêu ý nghĩa thống kê. Phần tư dưới, phần tư trên: một phần tư số đơn vị thấp hơn "
        "mức dưới, một phần tư cao hơn mức trên; chỉ nêu cho loại có nhiều đơn vị.",
        "These are all units, not a sample, so sizes of differences are told and no significance. "
        "A quarter of the units is below the lower quartile, a quarter above the upper one; they "
        "are told of kinds with many units.",
    ),
)


@dataclass(frozen=True)
class FairnessSettings:
    """How much is compared and shown.

    Attributes:
        least: the fewest units by which a kind is compared with others; fewer say little of it.
        shown: the most criteria in a table.
    """

    least: int = 5
    shown: int = 10


def fairness_sections(
    publication: Publication,
    language: Language,
    settings: FairnessSettings = FairnessSettings(),
) -> Iterator[Section]:
    """Yield a section for every scale of every result of the period."""
    for result in publication.found.results:
        scales = result.bound.rubric.scales
        for scale in scales:
            title = headed(_TITLE, publication, result, language)
            title += f" – {scale.title}" if len(scales) > 1 else ""
            found = find(result, scale.code, settings.least)
            if not found.ranked:
                yield Section(title, [_NOBODY.pick(language)])
                continue
            sentences = (
                *difference_sentences(found),
                *applicable_sentences(found),
                *rescaling_sentences(found),
                *gap_sentences(found),
            )
            yield Section(
                title=title,
                answer=[text.pick(language) for text in sentences],
                tables=list(fairness_tables(found, language, settings.shown)),
                drawings=[_picture(found, language)],
                notes=[note.pick(language) for note in _NOTES],
            )


def _picture(found: Found, language: Language) -> Drawing:
    """Draw all units with a total by kind, and the cut-offs where they are of percent."""
    rubric, names = found.result.bound.rubric, found.result.submissions.names
    kinds = [own for own in found.kinds if own.percents]
    rows = [
        Strip(
            label=f"{found.kind(own.code)} ({len(own.percents)})",
            values=[
                (percent, names[unit])
                for unit, percent in zip(own.ranked, own.percents, strict=True)
            ],
            quartiles=own.quartiles if len(own.percents) >= found.least else (),
        )
        for own in kinds
    ]
    by_percent = rubric.ranking.by == "percent"
    bands = rubric.classes_of(found.scale) if by_percent else ()
    title = Text(
        "Tỷ lệ % trên điểm tối đa áp dụng, theo loại đơn vị",
        "Percent of what applies, by kind of unit",
    )
    legend = Text(
        "Mỗi chấm là một đơn vị. Khung xám: nửa số đơn vị ở giữa; vạch đậm: đơn vị đứng giữa "
        f"(trung vị), vẽ cho loại có từ {found.least} đơn vị. Vạch màu: mốc của mức xếp loại.",
        "A dot is a unit. Grey box: the middle half of the units; heavy line: the median, both "
        f"for kinds with {found.least} units or more. Coloured line: where a class begins.",
    )
    described = Text(
        f"{len(kinds)} loại đơn vị; số liệu ở bảng bên cạnh.",
        f"{len(kinds)} kinds of units; the figures are in the table.",
    )
    return strips(
        rows,
        [Cut(float(band.from_), f"{band.title} ≥ {band.from_:f}") for band in bands],
        name=f"cong-bang-{rubric.id}-{found.scale}",
        title=title.pick(language),
        description=described.pick(language),
        legend=legend.pick(language),
    )
