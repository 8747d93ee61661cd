"""Roles in carrying out a plan (tổ chức thực hiện): who leads, who coordinates, with what duty."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from danvan_scoring.model.base import Code, Frozen, Title
from danvan_scoring.model.text import Text


class Part(StrEnum):
    """What a role does (phần việc)."""

    LEADS = "leads"
    COORDINATES = "coordinates"
    CARRIES_OUT = "carries_out"

    @property
    def label(self) -> Text:
        """The part in words."""
        return _TITLES[self]


_TITLES = {
    Part.LEADS: Text("chủ trì", "leads"),
    Part.COORDINATES: Text("phối hợp", "coordinates"),
    Part.CARRIES_OUT: Text("thực hiện", "carries out"),
}


class Role(Frozen):
    """One duty that the plan gives to somebody (nhiệm vụ được giao ở phần tổ chức thực hiện).

    `who` is whom the plan addresses, in its own words; `units` and `kinds` are the units meant.
    A role that leads or coordinates names `tasks` or whole `groups`; for a task that some role
    leads by name, those that lead its group stand back. One that is carried out may name them, or
    be a standing duty. `posts` tells that the units are to publish news every month.
    """

    code: Code
    who: Title
    title: Title
    part: Part = Field(strict=False)
    units: tuple[Code, ...] = ()
    kinds: tuple[Code, ...] = ()
    tasks: tuple[Code, ...] = ()
    groups: tuple[Code, ...] = ()
    posts: bool = False
    basis: str = ""
    assumed: str = ""

    @model_validator(mode="after")
    def _something_to_lead(self) -> Self:
        if self.part is not Part.CARRIES_OUT and not (self.tasks or self.groups):
            raise ValueError(
                Text(
                    "tasks hoặc groups, khi chủ trì hoặc phối hợp",
                    "tasks or groups, where somebody leads or coordinates",
                )
            )
        return self
