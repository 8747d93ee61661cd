"""The cells in which a form works out its live points: one row a group or criterion."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NodeCells:
    """Where the figures of one node stand, on a sheet of their own.

    Attributes:
        sheet: its name, as formulas write it.
        row: counted from 1.
    """

    sheet: str
    row: int

    @property
    def raw(self) -> str:
        """Points before rounding, or the key of a state: of a criterion only."""
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
        """1 where the node leaves its parent without a total, else 0."""
        return self._at("G")

    def beside(self, number: int) -> str:
        """The further cells of the row, counted from 0."""
        return self._at(_letters(7 + number))

    def _at(self, column: str) -> str:
        return f"{self.sheet}!${column}${self.row}"


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
