"""The workbook computed by a spreadsheet shows what the library found, to the last digit."""

from pathlib import Path

import pytest
from live_forms import needs_soffice
from live_workbook import (
    cells_of,
    differences,
    group_differences,
    node_differences,
    publication_of,
    ranking_differences,
    recomputed,
    workbook_of,
)

ROOT = Path(__file__).parents[2]
PERIODS = sorted(
    [*ROOT.glob("criteria/packs/*/sample*/period*.toml"), *ROOT.glob("examples/**/period.toml")]
)


@needs_soffice
@pytest.mark.slow
@pytest.mark.parametrize(
    "period", PERIODS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}"
)
def test_every_formula_gives_what_the_library_found(period: Path, tmp_path: Path) -> None:
    publication = publication_of(period)
    content = workbook_of(publication)

    sheets = recomputed(content, tmp_path)

    compared, wrong = 0, []
    for name, rows in sheets.items():
        for result in publication.found.results:
            codes = [scale.code for scale in result.bound.rubric.scales]
            many = len(publication.found.results) > 1
            own = not many or name.endswith(result.bound.rubric.id)
            scales = [code for code in codes if len(codes) == 1 or f" {code}" in name]
            for scale in scales if own else ():
                if name.startswith("Xếp hạng"):
                    count, found = ranking_differences(rows, result, scale)
                elif name.startswith("Điểm"):
                    count, found = group_differences(rows, result)
                else:
                    continue
                compared, wrong = compared + count, wrong + found
            if own and name.startswith("Cách tính"):
                count, found = node_differences(rows, result)
                compared, wrong = compared + count, wrong + found
    units = sum(len(result.scores.units) for result in publication.found.results)
    assert compared > 35 * units
    assert wrong == []
    # What a viewer shows that does not compute is what a spreadsheet computes.
    assert [*differences(cells_of(content), sheets)] == []
