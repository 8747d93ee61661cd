"""Ranks, classes and their counts, put on paper for every scale of every rubric."""

from danvan_scoring.model.publication import Publication
from danvan_scoring.model.text import Language
from danvan_scoring.reports.tables.ranking import basis_text, class_counts_table, ranking_tables
from danvan_scoring.reports.word.paper import Paper
from danvan_scoring.stages.ranking_list import ranked_units


def put_rankings(paper: Paper, publication: Publication, language: Language) -> None:
    """Put one table a peer group on the paper, its title above it."""
    for result in publication.found.results:
        rubric = result.bound.rubric
        paper.add(basis_text(result, language), "Lưu ý")
        for scale in rubric.scales:
            lines = [line for line in ranked_units(result) if line.scale == scale.code]
            named = f"{scale.title}: " if len(rubric.scales) > 1 else ""
            for table in ranking_tables(result, lines, language):
                paper.add(named + table.title, "Tiêu đề bảng")
                paper.table(table)


def put_class_counts(paper: Paper, publication: Publication, language: Language) -> None:
    """Put on the paper how many units stand in each class, where the rubric has classes."""
    for result in publication.found.results:
        rubric = result.bound.rubric
        for scale in rubric.scales:
            if rubric.classes_of(scale.code):
                lines = [line for line in ranked_units(result) if line.scale == scale.code]
                table = class_counts_table(result, lines, language)
                named = f": {scale.title}" if len(rubric.scales) > 1 else ""
                paper.add(table.title + named, "Tiêu đề bảng")
                paper.table(table, [len(table.rows) - 1])
