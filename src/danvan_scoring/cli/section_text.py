"""A section on the terminal: heading, answer, tables, notes."""

from danvan_scoring.io.tables import paragraph, table
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.section import Section

_NOTES = Text("Ghi chú", "Notes")


def section_text(section: Section, language: Language) -> str:
    """Write a section, no line wider than the terminal where words can be broken."""
    blocks = ["\n".join([paragraph(section.title.upper()), *map(paragraph, section.answer)])]
    blocks += [
        f"{paragraph(own.title)}\n{table(own.columns, own.rows)}"
        for own in section.tables
        if own.rows
    ]
    if section.notes:
        told = [paragraph(note, "  - ", "    ") for note in section.notes]
        blocks.append("\n".join([_NOTES.pick(language), *told]))
    return "\n\n".join(blocks)
