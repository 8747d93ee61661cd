"""What the parts of a result's JSON file share: exact numbers, counts, texts in two languages."""

from typing import Annotated

from pydantic import Field, StringConstraints

from danvan_scoring.model.base import Frozen

ExactDecimal = Annotated[str, StringConstraints(pattern=r"^-?[0-9]+(\.[0-9]+)?$")]
Count = Annotated[int, Field(ge=0)]


class BothLanguages(Frozen):
    """One text in Vietnamese and in English."""

    vi: str
    en: str
