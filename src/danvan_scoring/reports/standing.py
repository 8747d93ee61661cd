"""What the results of a publication are worth: of a draft, provisional, or final."""

from collections.abc import Iterator

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.text import Text

DRAFT = Text(
    "DỰ THẢO: bộ tiêu chí chưa được ban hành, kết quả chỉ để tham khảo, góp ý",
    "DRAFT: the rubric has not been issued; the result is for comment only",
)
RECONSTRUCTED = Text(
    "PHỎNG DỰNG theo quyết định đã ban hành nhưng không có toàn văn: kết quả chỉ để tham khảo; "
    "những điểm giả định nêu ở cuối báo cáo",
    "RECONSTRUCTED after a decision whose text was not at hand: for information only; "
    "what was assumed stands at the end of the report",
)
PROVISIONAL = Text("KẾT QUẢ TẠM: điểm chưa được chốt", "PROVISIONAL: the scores are not final")


def standing_of(rubric: Rubric) -> Text | None:
    """Say what kind of rubric it is, where it is not simply one that was issued."""
    return {"draft": DRAFT, "reconstructed": RECONSTRUCTED}.get(rubric.status)


def standing_lines(publication: Publication) -> Iterator[Text]:
    """Yield what has to be said before anything else, each once."""
    kinds = (standing_of(result.bound.rubric) for result in publication.found.results)
    yield from dict.fromkeys(kind for kind in kinds if kind is not None)
    if publication.is_final is False:
        yield PROVISIONAL
