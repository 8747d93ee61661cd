"""A rubric as officials read it: what is scored, how, of whom, and what follows from the total."""

from collections.abc import Iterator, Mapping
from typing import Literal

from danvan_scoring.io.tables import Column, paragraph, table
from danvan_scoring.model.bound import BoundRubric
from danvan_scoring.model.notation import day, number
from danvan_scoring.model.rubric import CriterionLine, Group
from danvan_scoring.model.text import Language, Text
from danvan_scoring.reports.rubric_sentences import RubricSentences, first_upper
from danvan_scoring.reports.standing import standing_of
from danvan_scoring.stages.assumptions import assumptions
from danvan_scoring.stages.rubric_words import KEYS, chosen
from danvan_scoring.stages.rules import PLAIN_SUM, group_rule, line_rule

_STEP = "  "


def rubric_text(bound: BoundRubric, language: Language) -> str:
    """Write a whole rubric, no line wider than a terminal of 100 columns."""
    return "\n\n".join(block for block in _Reading(bound, language).blocks() if block)


def line_text(bound: BoundRubric, code: str, language: Language) -> str:
    """Write one group, with all below it, or one criterion."""
    return "\n".join(_Reading(bound, language).node(code, 0))


class _Reading:
    def __init__(self, bound: BoundRubric, language: Language) -> None:
        self._bound = bound
        self._rubric = bound.rubric
        self._language = language
        self._sentences = RubricSentences(self._rubric, language)
        self._kinds = {kind.code: kind.title for kind in self._rubric.kinds}
        self._fields = {field.code: field for field in self._rubric.form_fields}

    def _say(self, text: Text) -> str:
        return text.pick(self._language)

    def _heading(self, vi: str, en: str) -> str:
        return self._say(Text(vi, en)).upper()

    def blocks(self) -> Iterator[str]:
        yield self._head()
        for scale in self._rubric.scales:
            yield "\n".join(self.node(scale.code, 0))
        yield self._classes()
        yield self._listed(
            Text("Điều kiện khống chế", "Gates"), map(self._sentences.gate, self._rubric.gates)
        )
        yield self._listed(
            Text("Tỷ lệ khống chế", "Quotas"), map(self._sentences.quota, self._rubric.quotas)
        )
        yield self._listed(Text("Xếp hạng", "Ranking"), self._sentences.ranking())
        yield self._listed(
            Text("Khi không có điểm", "Where there are no points"), self._sentences.states()
        )
        yield self._listed(KEYS["procedure"], self._sentences.procedure())
        assumed = (
            found.text
            + (f" ({', '.join(self._say(part) for part in found.parts)})" if found.parts else "")
            for found in assumptions(self._rubric)
        )
        yield self._listed(Text("Giả định", "Assumptions"), assumed)

    def _head(self) -> str:
        rubric = self._rubric
        banner = standing_of(rubric)
        told = [self._say(banner)] if banner is not None else []
        version = self._say(KEYS["version"])
        told += [rubric.title, f"{rubric.authority}; {rubric.id}, {version} {rubric.version}"]
        for key, value in (
            ("effective_from", rubric.effective_from),
            ("effective_to", rubric.effective_to),
        ):
            told += [] if value is None else [f"{self._say(KEYS[key])} {self._say(day(value))}"]
        told += [f"{self._say(KEYS['basis'])}: {basis}" for basis in rubric.basis]
        told += [rubric.note] if rubric.note else []
        return "\n".join(paragraph(line) for line in told)

    def node(self, code: str, depth: int) -> Iterator[str]:
        """Yield the lines of a node and of all below it."""
        bound = self._bound.criteria.get(code)
        item = bound.line if bound is not None else self._bound.groups[code]
        margin = _STEP * depth
        head = f"{item.code}  {item.title}{self._points(item)}"
        yield paragraph(head, margin, margin + _STEP)
        rule = line_rule(bound, self._rubric) if bound else group_rule(item, self._rubric)  # type: ignore[arg-type]
        told = {} if rule == PLAIN_SUM else {"rule": self._say(rule)}
        told |= self._about(item)
        if bound is not None:
            told["evidence"] = self._sentences.evidence(
                [self._fields[c] for c in bound.read], bound.line
            )
        labels: Mapping[str, Text] = {**KEYS, "rule": Text("cách chấm", "rule")}
        for key, text in told.items():
            if text:
                label = first_upper(self._say(labels[key]))
                yield paragraph(f"{label}: {text}", margin + 2 * _STEP, margin + 3 * _STEP)
        for child in self._bound.children.get(code, ()):
            yield from self.node(child, depth + 1)

    def _points(self, item: Group | CriterionLine) -> str:
        kind: Literal["base", "bonus", "penalty"] = getattr(item, "kind", "base")
        if item.max is None:
            most = ""
        else:
            most = self._say(number(item.max)) + " " + self._say(Text("điểm", "points"))
        named = chosen("kind", kind)
        if kind == "base" or named is None:
            return f" ({most})" if most else ""
        limit = self._say(Text("nhiều nhất ", "at most ")) + most if most else ""
        return f" ({self._say(named)}{', ' + limit if limit else ''})"

    def _about(self, item: Group | CriterionLine) -> dict[str, str]:
        """Say to whom it applies, its clause, remark and assumption."""
        kinds = ", ".join(self._kinds[kind] for kind in item.applies_to)
        about = {"applies_to": kinds, "basis": item.basis, "note": item.note}
        tasks = getattr(item, "tasks", ())
        return {**about, "tasks": ", ".join(tasks), "assumed": item.assumed}

    def _classes(self) -> str:
        parts = []
        for scale in self._rubric.scales:
            bands = self._rubric.classes_of(scale.code)
            if bands:
                title = self._heading("Mức xếp loại", "Classes")
                if len(self._rubric.scales) > 1:
                    title += f": {scale.title}"
                columns = [
                    Column(self._say(Text("Mức", "Class"))),
                    Column(self._say(Text("Từ", "From")), "right"),
                ]
                rows = [[band.title, self._say(number(band.from_))] for band in bands]
                parts.append(f"{title}\n{table(columns, rows)}")
        return "\n\n".join(parts)

    def _listed(self, title: Text, lines: Iterator[str]) -> str:
        told = [paragraph(line, "  - ", "    ") for line in lines]
        return "\n".join([self._say(title).upper(), *told]) if told else ""
