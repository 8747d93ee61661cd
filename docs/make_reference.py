"""Make the pages and charts of `docs/reference/criteria/` from the built-in criteria.

`python docs/make_reference.py [FOLDER]` writes them; a test demands that those in the repository
are what it writes.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from inspect import getdoc
from itertools import pairwise
from math import isnan
from pathlib import Path
from typing import Any

from chart import Axis, Curve, number_axis, svg
from parameter_table import parameter_table

from danvan_criteria import danvan_register_criteria
from danvan_scoring.plugins import Criterion
from danvan_scoring.testing import ScoredUnits, score_units

HOME = Path(__file__).parent / "reference" / "criteria"
# What is just below a jump: less than the last decimal of a field.
_BELOW = 0.001


def main(folder: Path) -> None:
    """Write all files."""
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def files() -> dict[str, str]:
    """Return the files by name: a page and a chart for each built-in criterion."""
    text = (HOME / "examples.toml").read_text(encoding="utf-8")
    examples = _tuples(tomllib.loads(text, parse_float=Decimal))
    made = {}
    for criterion in danvan_register_criteria():
        example = examples[criterion.name]
        made[f"{criterion.name}.md"] = _page(criterion, example)
        made[f"{criterion.name}.svg"] = _chart(criterion, example)
    return made


def _page(criterion: type[Criterion[Any]], example: Mapping[str, Any]) -> str:
    key = f"builtin/{criterion.name}@{criterion.version}"
    summary = criterion.summary
    rule = _scored(criterion, example, {}, _units(example)[:1])
    labels = {code: code for code in rule.evidence.columns}
    words = rule.criterion.describe(Decimal(example["max"]), labels)
    more = f"../criteria.md#{criterion.name}{criterion.version}"
    line = f'max = {example["max"]}\nuses = "{key}"\nparams = {_toml(example["params"])}'
    parts = [
        f"# {key}",
        f"{summary.vi}. \\\n{summary.en}.",
        f"Made from the code by `docs/make_reference.py`; [built-in criteria]({more}) says more.",
        f"![Points against evidence]({criterion.name}.svg)",
        "## Parameters",
        parameter_table(criterion.params_model),
        (getdoc(criterion.params_model) or "").strip(),
        "## Effect",
        (getdoc(criterion) or "").strip(),
        "## Example",
        f"```toml\n{line}\n```",
        f"{words.vi}. \\\n{words.en}.",
        "\n".join(_rows(criterion, example)),
    ]
    return "\n\n".join(parts) + "\n"


def _rows(criterion: type[Criterion[Any]], example: Mapping[str, Any]) -> Iterator[str]:
    yield f"| {example['label'].partition(',')[0].partition(';')[0]} | state | reason |"
    yield "|---|---|---|"
    units = _units(example)
    names = [case["name"] for case in example.get("cases", ())] or [
        _written(value) for value in example["rows"]
    ]
    for name, unit in zip(names, units, strict=True):
        scored = _scored(criterion, example, {}, [unit])
        reason = scored.sentences[0]
        yield f"| {name} | {scored.states[0].key} | {reason.vi} · {reason.en} |"


def _units(example: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    if "cases" in example:
        return [case["unit"] for case in example["cases"]]
    return [{example["across"]: value} for value in example["rows"]]


def _scored(
    criterion: type[Criterion[Any]],
    example: Mapping[str, Any],
    curve: Mapping[str, Any],
    units: list[Mapping[str, Any]],
) -> ScoredUnits:
    others = {**example.get("unit", {}), **curve.get("unit", {})}
    return score_units(
        criterion,
        {**example["params"], **curve.get("params", {})},
        [*({**others, **unit} for unit in units), *example.get("peers", ())],
        maximum=Decimal(example["max"]),
    )


def _chart(criterion: type[Criterion[Any]], example: Mapping[str, Any]) -> str:
    curves = [_curve(criterion, example, curve) for curve in example["curve"]]
    title = f"{criterion.name}: {criterion.summary.en}"
    return svg(title, _axis(example), float(example["max"]), curves)


def _axis(example: Mapping[str, Any]) -> Axis:
    if example["kind"] == "bars":
        ticks = [(float(n), case["name"]) for n, case in enumerate(example["cases"])]
        return Axis(example["label"], -0.5, len(ticks) - 0.5, ticks)
    if isinstance(example["from"], date):
        ends = example["from"], example["upto"]
        low, high = (float(day.toordinal()) for day in ends)
        days = [ends[0] + timedelta(n) for n in range(0, int(high - low) + 1, 2)]
        ticks = [(float(day.toordinal()), f"{day:%d/%m}") for day in days]
        return Axis(example["label"], low - 0.5, high + 0.5, ticks)
    edge = 0.25 if example["kind"] == "dots" else 0.0
    return number_axis(
        example["label"], float(example["from"]) - edge, float(example["upto"]) + edge
    )


def _curve(
    criterion: type[Criterion[Any]], example: Mapping[str, Any], curve: Mapping[str, Any]
) -> Curve:
    def points(unit: Mapping[str, Any]) -> float:
        return float(_scored(criterion, example, curve, [unit]).scores.points.iloc[0])

    def at(value: Any) -> tuple[float, float]:
        place = float(value.toordinal()) if isinstance(value, date) else float(value)
        return place, points({example["across"]: value})

    if example["kind"] == "bars":
        return Curve(curve["name"], bars=[points(case["unit"]) for case in example["cases"]])
    if example["kind"] == "dots":
        dots = [at(value) for value in _values(example)]
        return Curve(curve["name"], dots=[dot for dot in dots if not isnan(dot[1])])
    breaks = [float(value) for value in curve.get("breaks", ())]
    edges = [float(example["from"]), *breaks, float(example["upto"])]
    pieces = []
    for low, high in pairwise(edges):
        inside = [float(value) for value in _values(example) if low < value < high]
        ends = high if high == edges[-1] else high - _BELOW
        drawn = [at(value) for value in (low, *inside, ends)]
        pieces.append([point for point in drawn if not isnan(point[1])])
    return Curve(
        curve["name"],
        pieces=pieces,
        dots=[piece[0] for piece in pieces[1:]],
        ends=[piece[-1] for piece in pieces[:-1]],
    )


def _values(example: Mapping[str, Any]) -> list[Any]:
    low, high = example["from"], example["upto"]
    if isinstance(low, date):
        return [low + timedelta(days) for days in range((high - low).days + 1)]
    step = example.get("step", 1)
    return [low + n * step for n in range(int((high - low) / step) + 1)]


def _written(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _tuples(value: Any) -> Any:
    """Lists as tuples, as the loader of rubrics makes them."""
    if isinstance(value, dict):
        return {key: _tuples(item) for key, item in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME)
