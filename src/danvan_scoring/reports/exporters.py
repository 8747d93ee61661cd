"""What can be made of a publication: one exporter a kind of document.

Each imports what writes it when it is run: see the package.
"""

from collections.abc import Mapping

from danvan_scoring.plugins import Exporter, Language, Publication, Text

# ruff: noqa: PLC0415


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
        from danvan_scoring.reports.markdown import markdown

        return {"bao-cao.md": markdown(publication, language).encode()}


class CriteriaAnnex(Exporter):
    """The rubric as the annex of the decision that issues it."""

    name = "annex"
    summary = Text(
        "Phụ lục của quyết định ban hành tiêu chí (Word)",
        "The annex of the decision on criteria (Word)",
    )
    public = True

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write one file."""
        from danvan_scoring.reports.word.annex import criteria_annex

        return {"phu-luc-tieu-chi.docx": criteria_annex(publication, language)}


class PeriodicReport(Exporter):
    """The report that the commune sends up."""

    name = "report"
    summary = Text("Báo cáo định kỳ (Word)", "The periodic report (Word)")

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write one file."""
        from danvan_scoring.reports.word.periodic import periodic_report

        return {"bao-cao.docx": periodic_report(publication, language)}


class SummaryTable(Exporter):
    """Scores, ranks and classes by peer group, to be signed."""

    name = "summary"
    summary = Text("Bảng tổng hợp điểm, hạng, xếp loại (Word)", "Scores, ranks and classes (Word)")
    public = True

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write one file."""
        from danvan_scoring.reports.word.summary import summary_table

        return {"bang-tong-hop.docx": summary_table(publication, language)}


class DraftDecision(Exporter):
    """The decision that recognises the classification, day and number left open."""

    name = "decision"
    summary = Text(
        "Dự thảo quyết định công nhận kết quả xếp loại (Word)",
        "The draft decision that recognises the classification (Word)",
    )
    public = True

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write one file."""
        from danvan_scoring.reports.word.decision import draft_decision

        return {"du-thao-quyet-dinh.docx": draft_decision(publication, language)}


class UnitSheets(Exporter):
    """A sheet for each unit: what it earned, what it lost and why."""

    name = "units"
    summary = Text("Phiếu kết quả của từng đơn vị (Word)", "The result sheet of each unit (Word)")

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write a file a unit, and one of all."""
        from danvan_scoring.reports.word.unit_sheets import unit_sheets

        return unit_sheets(publication, language)


class HtmlPage(Exporter):
    """The period as one page for a browser, or an index and a page for each commune."""

    name = "html"
    summary = Text(
        "Trang để xem bằng trình duyệt, không cần mạng: xếp hạng, từng đơn vị, tiêu chí, kế hoạch",
        "A page for a browser, without a network: ranking, units, criteria, plan",
    )
    public = True

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write `trang.html`; of several communes, one more file for each."""
        from danvan_scoring.reports.page.pages import pages

        return pages(publication, language)


class AuditWorkbook(Exporter):
    """Every total, rank and class as a live formula over the points, for an auditor to follow."""

    name = "xlsx"
    summary = Text(
        "Sổ tính để kiểm tra: điểm, xếp hạng, xếp loại là công thức (Excel)",
        "A workbook to audit: points, ranks and classes as live formulas (Excel)",
    )

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write one file."""
        from danvan_scoring.reports.workbook.build import build

        return {"so-tinh.xlsx": build(publication, language)}


class Analysis(Exporter):
    """What a council asks of a period: is it sound, firm and fair, and what would a unit need."""

    name = "analysis"
    summary = Text(
        "Phân tích: bộ tiêu chí, độ vững của thứ hạng, cách lên mức, so với kỳ trước (trang, Word)",
        "Analysis: the rubric, firmness of ranks, ways to the next class, change (page, Word)",
    )
    on_request = True

    def export(self, publication: Publication, language: Language) -> Mapping[str, bytes]:
        """Write a page with pictures, and the same on paper."""
        from danvan_scoring.reports.answers.whole import whole_analysis
        from danvan_scoring.reports.page.answers import answers_page
        from danvan_scoring.reports.word.answers import answers_paper

        sections = list(whole_analysis(publication, language))
        return {
            **answers_page(publication, sections, language),
            "phan-tich.docx": answers_paper(publication, sections, language),
        }


EXPORTERS: tuple[type[Exporter], ...] = (
    CriteriaAnnex,
    PeriodicReport,
    SummaryTable,
    DraftDecision,
    UnitSheets,
    HtmlPage,
    AuditWorkbook,
    Analysis,
    MarkdownTables,
)
"""All of them, in the order in which they are made."""
