"""What changed between two rubrics (so sánh hai bộ tiêu chí), in words; nothing is left out.

Every key of every table is compared, so that one which the language gains later is told too, by its
own name if there is none for it here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from danvan_scoring.model.notation import written
from danvan_scoring.model.rubric import Condition, Rubric
from danvan_scoring.model.text import Text
from danvan_scoring.stages.conditions import condition_text
from danvan_scoring.stages.rubric_words import KEYS, TABLES, TableWords, chosen

_NOTHING = Text("không có", "nothing")
_NOT_COMPARED = ("format", "source")


@dataclass(frozen=True)
class Change:
    """One difference: the part of the rubric where it stands, and what it is, in words."""

    part: Text
    text: Text


def rubric_diff(
    old: Rubric,
    new: Rubric,
    rules: tuple[Mapping[str, Text], Mapping[str, Text]] = ({}, {}),
) -> tuple[Change, ...]:
    """List what differs, in the order of the rubric's parts.

    Args:
        old: a rubric.
        new: another.
        rules: how each line of the two is scored, in words, by its code; a line whose rule is
            known for both is compared by it, beside its parameters.
    """
    return tuple(_Diff(old, new, rules).changes())


@dataclass(frozen=True)
class _Diff:
    old: Rubric
    new: Rubric
    rules: tuple[Mapping[str, Text], Mapping[str, Text]]

    def changes(self) -> Iterator[Change]:
        whole = Text("Chung", "The whole")
        for name in Rubric.model_fields:
            before, after = getattr(self.old, name), getattr(self.new, name)
            if name in _NOT_COMPARED or before == after:
                continue
            if name in TABLES:
                words = TABLES[name]
                for text in self._table(words, before, after):
                    yield Change(words.part, text)
            elif isinstance(before, BaseModel) and isinstance(after, BaseModel):
                for text in self._keys(_label(name), before, after):
                    yield Change(whole, text)
            else:
                yield Change(whole, self._changed(_label(name), before, after, name))

    def _table(
        self, words: TableWords, before: Sequence[Any], after: Sequence[Any]
    ) -> Iterator[Text]:
        olds, news = _by_key(before), _by_key(after)
        for key in (key for key in olds if key not in news):
            yield _said(Text("bỏ {}", "{} is taken out"), self._named(words, olds[key], full=True))
        for key, item in news.items():
            if key not in olds:
                yield _said(Text("thêm {}", "{} is new"), self._named(words, item, full=True))
            elif item != olds[key]:
                yield from self._keys(self._named(words, item), olds[key], item)
        kept = [key for key in olds if key in news]
        if kept != [key for key in news if key in olds]:
            yield Text(f"thứ tự {words.name.vi} thay đổi", f"the order of {words.name.en} differs")

    def _keys(self, head: Text, before: BaseModel, after: BaseModel) -> Iterator[Text]:
        """Compare two tables of the same code, key by key."""
        code = getattr(after, "code", "")
        told = [rules.get(code) for rules in self.rules] if hasattr(after, "uses") else [None]
        if None not in told and told[0] != told[1]:
            yield self._changed(_joined(head, Text("cách chấm", "rule")), *told)
        for name in type(after).model_fields:
            one, other = getattr(before, name), getattr(after, name)
            if one == other:
                continue
            if isinstance(one, Mapping) and isinstance(other, Mapping):
                for key in dict.fromkeys([*one, *other]):
                    if one.get(key) != other.get(key):
                        at = _joined(head, _label(name), Text(key, key))
                        yield self._changed(at, one.get(key), other.get(key))
            elif (
                isinstance(one, BaseModel)
                and isinstance(other, BaseModel)
                and (not isinstance(one, Condition))
            ):
                yield from self._keys(_joined(head, _label(name)), one, other)
            else:
                yield self._changed(_joined(head, _label(name)), one, other, name)

    def _changed(self, head: Text, before: object, after: object, key: str = "") -> Text:
        was, now = self._value(before, self.old, key), self._value(after, self.new, key)
        return Text(f"{head.vi}: {was.vi} → {now.vi}", f"{head.en}: {was.en} → {now.en}")

    def _value(self, value: object, of: Rubric, key: str = "") -> Text:
        """Say a value; `key` is the name of what it belongs to."""
        if isinstance(value, Text):
            return Text(f"«{value.vi}»", f"«{value.en}»")
        if value is None or value in ("", ()):
            return _NOTHING
        if isinstance(value, Condition):
            return condition_text(value, of)
        if isinstance(value, BaseModel | Mapping):
            pairs = value if isinstance(value, Mapping) else dict(value)
            return self._pairs(pairs, of)
        if isinstance(value, tuple):
            parts = [self._value(item, of) for item in value]
            return Text("; ".join(p.vi for p in parts), "; ".join(p.en for p in parts))
        return self._single(value, key)

    @staticmethod
    def _single(value: object, key: str) -> Text:
        if isinstance(value, str):
            return chosen(key.rstrip("_"), value) or Text(f"«{value}»", f"«{value}»")
        assert isinstance(value, bool | int | Decimal | date)  # what TOML has
        return written(value)

    def _pairs(self, pairs: Mapping[str, object], of: Rubric) -> Text:
        told = {key: value for key, value in pairs.items() if value not in (None, (), "")}
        said = [(_label(key), self._value(value, of, key)) for key, value in told.items()]
        return Text(
            ", ".join(f"{label.vi} {text.vi}" for label, text in said),
            ", ".join(f"{label.en} {text.en}" for label, text in said),
        )

    def _named(self, words: TableWords, item: BaseModel, *, full: bool = False) -> Text:
        code = getattr(item, "code", None) or getattr(item, "class_", "")
        title = getattr(item, "title", "")
        name = Text(f"{words.name.vi} {code}", f"{words.name.en} {code}")
        if not full:
            return name
        points = getattr(item, "max", None)
        tail = f" «{title}»" if title else ""
        most = Text("", "")
        if points is not None:
            number = written(points)
            most = Text(f" ({number.vi} điểm)", f" ({number.en} points)")
        return Text(f"{name.vi}{tail}{most.vi}", f"{name.en}{tail}{most.en}")


def _by_key(items: Sequence[Any]) -> dict[tuple[object, ...], Any]:
    """Name the items of a table: by code, or a quota by its class; and by its turn if repeated."""
    found: dict[tuple[object, ...], Any] = {}
    for item in items:
        own = getattr(item, "code", None) or getattr(item, "class_", None)
        turn = 0
        while (own, turn) in found:
            turn += 1
        found[own, turn] = item
    return found


def _label(name: str) -> Text:
    key = name.rstrip("_")
    return KEYS.get(key, Text(key, key))


def _joined(*parts: Text) -> Text:
    return Text(": ".join(part.vi for part in parts), ": ".join(part.en for part in parts))


def _said(template: Text, name: Text) -> Text:
    return Text(template.vi.format(name.vi), template.en.format(name.en))
