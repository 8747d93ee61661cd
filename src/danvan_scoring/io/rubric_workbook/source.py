"""Where things stand in a rubric that was read from a workbook: sheets and cells, not lines."""

from danvan_scoring.model.base import SourceFile
from danvan_scoring.model.problem import Place


class WorkbookSource(SourceFile):
    """A workbook; `cells` maps `criterion.3.max`, or a shorter prefix of it, to sheet and cell."""

    cells: dict[str, tuple[str, str]]

    def place(self, *path: str | int, item: str = "") -> Place:
        """Return where `path` (table, position, key) stands, as exactly as the file tells."""
        for length in range(len(path), 0, -1):
            at = self.cells.get(".".join(map(str, path[:length])))
            if at is not None:
                return Place(self.path, sheet=at[0], cell=at[1], item=item)
        return Place(self.path, item=item)
