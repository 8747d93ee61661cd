"""The sentences of a rubric: its rules beside the criteria, as officials read them."""

from collections.abc import Iterator, Sequence

from danvan_scoring.model.notation import written
from danvan_scoring.model.rubric import CriterionLine, FormField, Gate, Quota, Rubric
from danvan_scoring.model.text import Language, Text
from danvan_scoring.stages.conditions import condition_text
from danvan_scoring.stages.quotas import quota_text
from danvan_scoring.stages.rubric_words import KEYS, chosen

_NONE = Text("không có", "none")


class RubricSentences:
    """Says in one language what a rubric lays down, a sentence a rule."""

    def __init__(self, rubric: Rubric, language: Language) -> None:
        self._rubric, self._language = rubric, language
        self._kinds = {kind.code: kind.title for kind in rubric.kinds}

    def _say(self, text: Text) -> str:
        return text.pick(self._language)

    def evidence(self, read: Sequence[FormField], line: CriterionLine) -> str:
        """Say what has to be shown for a line that reads these fields."""
        required = [field.title for field in read if field.evidence == "required"]
        told = [line.evidence] if line.evidence else []
        if required:
            names = "; ".join(f"«{title}»" for title in required)
            told.append(self._say(Text(f"bắt buộc với {names}", f"required for {names}")))
        return "; ".join(told)

    def gate(self, gate: Gate) -> str:
        """Say one condition beside the score: what it does, when, and where it is not known."""
        effect = chosen("effect", gate.effect)
        assert effect is not None  # every effect has a name
        titles = {band.code: band.title for band in self._rubric.classes}
        what = self._say(effect)
        if gate.class_ is not None:
            what = self._say(Text("không xếp trên mức ", "not above ")) + titles[gate.class_]
        elif gate.effect == "lower":
            what = self._say(Text(f"hạ {gate.steps} mức", f"lowered by {gate.steps}"))
        unknown = chosen("unknown", gate.unknown)
        assert unknown is not None  # every answer has a name
        when = self._say(condition_text(gate.when, self._rubric))
        where = self._say(KEYS["unknown"])
        kinds = ", ".join(self._kinds[kind] for kind in gate.applies_to)
        parts = [f"{gate.code} {gate.title}: {what}", when, f"{where}: {self._say(unknown)}"]
        parts += [kinds] if kinds else []
        parts += [gate.basis] if gate.basis else []
        return "; ".join(parts)

    def quota(self, quota: Quota) -> str:
        """Say one quota: how many at most, and what happens to ties."""
        titles = {band.code: band.title for band in self._rubric.classes}
        peers = {group.code: group.title for group in self._rubric.peer_groups}
        text = self._say(quota_text(quota, titles[quota.class_]))
        ties = chosen("ties", quota.ties)
        assert ties is not None  # every answer has a name
        parts = [text, f"{self._say(KEYS['ties'])}: {self._say(ties)}"]
        parts += [", ".join(peers[code] for code in quota.peer_groups)] if quota.peer_groups else []
        parts += [quota.basis] if quota.basis else []
        return "; ".join(parts)

    def ranking(self) -> Iterator[str]:
        """Yield who is ranked against whom, by what, and how it is rounded."""
        rubric = self._rubric
        for group in rubric.peer_groups:
            yield f"{group.title}: {', '.join(self._kinds[kind] for kind in group.kinds)}"
        by, at = chosen("by", rubric.ranking.by), chosen("at", rubric.rounding.at)
        mode = chosen("mode", rubric.rounding.mode)
        assert by is not None
        assert at is not None
        assert mode is not None
        yield f"{first_upper(self._say(KEYS['by']))} {self._say(by)}"
        ties = ", ".join(rubric.ranking.tie_breaks) or self._say(_NONE)
        yield f"{first_upper(self._say(KEYS['tie_breaks']))}: {ties}"
        decimals = rubric.rounding.decimals
        rounded = Text(
            f"Làm tròn {at.vi} đến {decimals} chữ số thập phân, {mode.vi}",
            f"Rounded at {at.en} to {decimals} decimals, {mode.en}",
        )
        yield self._say(rounded)

    def states(self) -> Iterator[str]:
        """Yield what each state without points does."""
        for key in type(self._rubric.states).model_fields:
            effect = chosen(key, getattr(self._rubric.states, key))
            assert effect is not None  # every effect has a name
            yield f"{first_upper(self._say(KEYS[key]))}: {self._say(effect)}"

    def procedure(self) -> Iterator[str]:
        """How self-scores become final ones; what the rubric does not set holds all the same."""
        procedure = self._rubric.procedure
        for key in type(procedure).model_fields:
            value = getattr(procedure, key)
            told = chosen(key, value) if isinstance(value, str) else None
            if value in (None, "") or (key == "trim" and procedure.members != "trimmed_mean"):
                continue
            text = self._say(told or written(value))
            yield f"{first_upper(self._say(KEYS[key]))}: {text}"
        for line in self._rubric.criteria:
            if line.final is not None and (named := chosen("final", line.final)):
                yield f"{line.code}: {self._say(KEYS['final'])} {self._say(named)}"


def first_upper(text: str) -> str:
    """Begin with a capital, and leave the others as they are (Hội đồng)."""
    return text[:1].upper() + text[1:]
