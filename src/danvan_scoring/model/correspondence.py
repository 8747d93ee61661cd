"""What of one period is what of another (bảng đối chiếu hai kỳ): units, criteria and fields."""

from typing import Annotated, Literal

from pydantic import Field

from danvan_scoring.model.base import Code, FileModel, Frozen, Title


class UnitLink(Frozen):
    """Units of the old period, and the units of the new one that they became.

    One and one: renamed. Several and one: merged. One and several: split. `note` says by which
    decision.
    """

    old: Annotated[tuple[Title, ...], Field(min_length=1)]
    new: Annotated[tuple[Title, ...], Field(min_length=1)]
    note: str = ""

    @property
    def renamed(self) -> bool:
        """Whether one unit only took another code, so that it can be compared in full."""
        return len(self.old) == len(self.new) == 1


class CodeLink(Frozen):
    """A criterion, group or field of the old rubric that has another code in the new one."""

    old: Code
    new: Code


class Correspondence(FileModel):
    """What took another code between two periods, as read from a file.

    What is not named here is taken to be what has the same code. `[[criterion]]` names groups and
    scales too.
    """

    format: Literal[1] = 1
    units: Annotated[tuple[UnitLink, ...], Field(alias="unit")] = ()
    criteria: Annotated[tuple[CodeLink, ...], Field(alias="criterion")] = ()
    form_fields: Annotated[tuple[CodeLink, ...], Field(alias="field")] = ()
