"""The list for the notice board (danh sách niêm yết): ranks, points, classes by peer group."""

from collections.abc import Mapping

import pandas as pd
from danvan_scoring.plugins import Exporter, Language, Publication, Result, Text


class NoticeBoard(Exporter):
    """One text file, its columns parted by tabs; a unit without a total has a dash."""

    name = "notice_board"
    summary = Text(
        "Danh sách niêm yết: hạng, đơn vị, điểm, xếp loại",
        "The list for the notice board: rank, unit, points, class",
    )

    public = True

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write the peer groups one below the other, in the order of the ranking."""
        lists = [_list(result, language) for result in publication.found.results]
        return {"niem-yet.txt": "\n".join(lists).encode()}


def _list(result: Result, language: Language) -> str:
    headings = Text("Hạng\tĐơn vị\tĐiểm\tXếp loại", "Rank\tUnit\tPoints\tClass").pick(language)
    decimals = result.bound.rubric.rounding.decimals
    lines = []
    for names, rows in result.ranking.groupby(["scale", "peer_group"], sort=False):
        lines += [" · ".join(map(str, names)), headings]
        lines += [
            f"{row.peer_label or '—'}\t{row.name}\t"
            f"{_points(row.points, decimals, language)}\t{row.class_ or '—'}"
            for row in rows.itertuples(index=False)
        ]
        lines.append("")
    return "\n".join(lines)


def _points(points: float, decimals: int, language: Language) -> str:
    if pd.isna(points):
        return "—"
    written = f"{points:.{decimals}f}"
    return written.replace(".", ",") if language == "vi" else written
