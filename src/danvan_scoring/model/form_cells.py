"""The cells in which a form works out its live points: one row a group or criterion."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NodeCells:
    """Where the figures of one node stand, on a sheet of their own.

    Attributes:
        sheet: its name, as formulas write it; "" for formulas that stand on it themselves.
        row: counted from 1.
    """

    sheet: str
    row: int

    @property
    def raw(self) -> str:
        """Points before rounding and before bounds; of a criterion, or the key of a state."""
        return self._at("B")

    @property
    def own(self) -> str:
        """The state as a number of `Status`, before a condition on other nodes."""
        return self._at("C")

    @property
    def state(self) -> str:
        """The state as a number of `Status`."""
        return self._at("D")

    @property
    def points(self) -> str:
        """Signed points as they count in the parent; 0 where none count."""
        return self._at("E")

    @property
    def maximum(self) -> str:
        """The maximum as it counts for the unit."""
        return self._at("F")

    @property
    def blocks(self) -> str:
        """Its state where the node leaves its parent without a total, else 0."""
        return self._at("G")

    def beside(self, number: int) -> str:
        """The further cells of the row, counted from 0."""
        return self._at(_letters(7 + number))

    def _at(self, column: str) -> str:
        cell = f"${column}${self.row}"
        return f"{self.sheet}!{cell}" if self.sheet else cell


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
