"""The whole workbook: its sheets in order, each written by its own module."""

import io
from datetime import datetime

from xlsxwriter.workbook import Workbook

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.model.text import Language
from danvan_scoring.reports.workbook import (
    classes_sheet,
    details_sheet,
    legend_sheet,
    lists_sheets,
    plan_sheet,
    ranking_sheet,
    score_sheet,
    work_sheet,
)
from danvan_scoring.reports.workbook.book import Book, RubricPart, ScalePart, ranked_order
from danvan_scoring.reports.workbook.page import Page

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def build(publication: Publication, language: Language) -> bytes:
    """Write the workbook of a period; the same publication gives the same bytes.

    Args:
        publication: what is shown.
        language: that of the labels.

    Raises:
        ValueError: there are more units and criteria than a sheet has rows.
    """
    stream = io.BytesIO()
    workbook = Workbook(stream, _OPTIONS)
    as_of = publication.found.as_of
    made = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 (a day)
    workbook.set_properties({"title": publication.period.title, "created": made})
    workbook.set_size(24_000, 14_000)
    book = Book(publication, language, workbook)
    found, assessment = publication.found, publication.assessment
    sheets = [_scale_pages(book, result) for result in found.results]
    details = [book.page(details_sheet.TITLE, _part(book, own)) for own in found.results]
    plan = book.page(plan_sheet.TITLE) if found.compliance is not None else None
    notes = book.page(lists_sheets.ATTENTION)
    log = book.page(lists_sheets.LOG) if assessment is not None else None
    work = [book.page(work_sheet.TITLE, _part(book, own)) for own in found.results]
    legend = book.page(legend_sheet.TITLE)
    for result, own, calculation, long in zip(found.results, sheets, work, details, strict=True):
        _rubric(book, RubricPart(result, calculation, long), own)
    if plan is not None and found.compliance is not None:
        plan_sheet.PlanSheet(book, plan, found.compliance).write()
    lists_sheets.write_attention(book, notes)
    if log is not None and assessment is not None:
        lists_sheets.write_log(book, log, assessment)
    legend_sheet.write_legend(book, legend)
    workbook.close()
    return stream.getvalue()


def _scale_pages(book: Book, result: Result) -> list[tuple[Page, Page, Page]]:
    pages = []
    for scale in result.bound.rubric.scales:
        part = _part(book, result, scale.code)
        titles = (ranking_sheet.TITLE, score_sheet.TITLE, classes_sheet.TITLE)
        ranking, scores, classes = (book.page(title, part) for title in titles)
        pages.append((ranking, scores, classes))
    return pages


def _part(book: Book, result: Result, scale: str = "") -> str:
    """What tells the sheets of a rubric and scale from those of others; "" where it is alone."""
    results, rubric = book.publication.found.results, result.bound.rubric
    told = [rubric.id] if len(results) > 1 else []
    if scale and len(rubric.scales) > 1:
        told.insert(0, scale)
    return " ".join(told)


def _rubric(book: Book, rubric: RubricPart, pages: list[tuple[Page, Page, Page]]) -> None:
    result = rubric.result
    scales = [
        ScalePart(rubric, scale, ranked_order(result, scale.code), *own)
        for scale, own in zip(result.bound.rubric.scales, pages, strict=True)
    ]
    work_sheet.write_work(book, rubric, scales)
    for scale in scales:
        score_sheet.ScoreSheet(book, scale).write()
        ranking_sheet.RankingSheet(book, scale).write()
        classes_sheet.ClassesSheet(book, scale).write()
    details_sheet.write_details(book, rubric)
