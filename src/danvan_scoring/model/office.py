"""The issuing body (cơ quan ban hành): what stands at the head and the end of its documents."""

from typing import Annotated, Literal

from pydantic import Field

from danvan_scoring.model.base import FileModel, Title


class Office(FileModel):
    """Whose documents they are, as read from `office.toml`.

    What Decree 30/2020/NĐ-CP, Annex I, puts on an official document and no result can tell. Names
    in capitals are written as they stand on the document. No name of a person need be given: the
    room for it stays empty.

    Attributes:
        superior: the body above (cơ quan chủ quản), "" where the document has none.
        name: the issuing body, in capitals (tên cơ quan ban hành), in one line or several.
        called: the same inside a sentence: "Ủy ban nhân dân xã Kim Thành".
        place_name: where documents are dated (địa danh).
        symbol: its abbreviation in the symbol of a document: UBND in 05/QĐ-UBND.
        council: the body that appraises, inside a sentence.
        signs: the lines above the signature: authority and title.
        signer: full name of who signs, or "".
        recipients: the list under "Nơi nhận", without its last line.
        filed: where the original is kept: the last line of that list.
        template: a .docx file whose styles, page and letterhead the documents take, or "".
    """

    format: Literal[1] = 1
    superior: str = ""
    name: Title
    called: Title
    place_name: Title
    symbol: Annotated[str, Field(pattern=r"^[^\s/]+$")] = "UBND"
    council: Title = "Hội đồng thẩm định"
    signs: Annotated[tuple[Title, ...], Field(min_length=1)] = (
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    )
    signer: str = ""
    recipients: tuple[Title, ...] = ("Các cơ quan, đơn vị liên quan",)
    filed: Title = "VT"
    template: str = ""


def office_of(authority: str) -> Office:
    """Return what is known of an issuing body by its name alone."""
    place = authority.rpartition(" xã ")[2] if " xã " in authority else "…"
    return Office(name=authority.upper(), called=authority, place_name=place)
