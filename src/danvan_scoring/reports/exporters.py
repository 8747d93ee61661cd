"""What can be made of a publication: one exporter a kind of document."""

from collections.abc import Mapping

from danvan_scoring.plugins import Exporter, Language, Publication, Text


class MarkdownTables(Exporter):
    """The tables of the report as text that reads well and that other programs lay out."""

    name = "markdown"
    summary = Text(
        "Bảng xếp hạng, xếp loại, thực hiện kế hoạch, dạng Markdown",
        "Ranking, classes and compliance with the plan, as Markdown",
    )
    public = True

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write one file."""
        from danvan_scoring.reports.markdown import markdown  # noqa: PLC0415 (see the package)

        return {"bao-cao.md": markdown(publication, language).encode()}
