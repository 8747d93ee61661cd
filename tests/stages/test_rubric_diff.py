"""The difference of two rubrics is said in words, and nothing that differs is left out."""

from decimal import Decimal
from typing import Any

import pytest
from builders import group, line, number, rubric
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from danvan_scoring.model.rubric import Condition, Rubric
from danvan_scoring.model.text import Text
from danvan_scoring.stages.rubric_diff import rubric_diff
from danvan_scoring.stages.rubric_words import KEYS, TABLES, VALUES
from danvan_scoring.testing import rubrics


def example(**more: Any) -> Rubric:
    parts: dict[str, Any] = {
        "group": [group("T", None, max=10)],
        "criterion": [
            line("4.1", 4, "count", params={"field": "a", "each": Decimal("1.5")}),
            line("4.2", 6, "count", params={"field": "a", "each": 1}),
        ],
        "field": [number("a")],
        "class": [
            {"code": "tot", "title": "Tốt", "from": 8},
            {"code": "kha", "title": "Khá", "from": 0},
        ],
    }
    return rubric(**{**parts, **more})


def said(old: Rubric, new: Rubric) -> list[str]:
    return [f"{change.part.vi}: {change.text.vi}" for change in rubric_diff(old, new)]


def changed(table: str, position: int, **keys: Any) -> list[str]:
    """What is said when keys of one table of the example change."""
    old = example()
    items = list(getattr(old, table))
    items[position] = items[position].model_copy(update=keys)
    return said(old, old.model_copy(update={table: tuple(items)}))


@pytest.mark.parametrize(
    ("table", "position", "keys", "expected"),
    [
        ("criteria", 1, {"max": Decimal(8)}, ["Tiêu chí: tiêu chí 4.2: điểm tối đa: 6 → 8"]),
        ("criteria", 0, {"params": {"field": "a", "each": Decimal(2)}},
         ["Tiêu chí: tiêu chí 4.1: tham số: each: 1,5 → 2"]),
        ("criteria", 0, {"title": "Khác"},
         ["Tiêu chí: tiêu chí 4.1: tên: «Tiêu chí 4.1» → «Khác»"]),
        ("criteria", 0, {"applies_to": ("thon",)},
         ["Tiêu chí: tiêu chí 4.1: áp dụng với: không có → «thon»"]),
        ("classes", 0, {"from_": Decimal(7)}, ["Mức xếp loại: mức tot: từ: 8 → 7"]),
        ("form_fields", 0, {"evidence": "required"},
         ["Chỉ tiêu trên phiếu: chỉ tiêu a: minh chứng: không cần → bắt buộc"]),
    ],
)  # fmt: skip
def test_a_changed_key_is_named_with_both_values(
    table: str, position: int, keys: dict[str, Any], expected: list[str]
) -> None:
    assert changed(table, position, **keys) == expected


def test_what_is_new_and_what_is_gone_is_named_with_its_points() -> None:
    old = example()
    new = example(
        group=[group("T", None, max=9)],
        criterion=[
            line("4.1", 4, "count", params={"field": "a", "each": Decimal("1.5")}),
            line("4.3", 5, "count", params={"field": "a", "each": 1}),
        ],
    )

    assert said(old, new) == [
        "Nhóm tiêu chí: nhóm T: điểm tối đa: 10 → 9",
        "Tiêu chí: bỏ tiêu chí 4.2 «Tiêu chí 4.2» (6 điểm)",
        "Tiêu chí: thêm tiêu chí 4.3 «Tiêu chí 4.3» (5 điểm)",
    ]


def test_policies_are_said_in_the_words_of_officials() -> None:
    old = example()
    states = old.states.model_copy(update={"missing": "block"})
    new = old.model_copy(update={"states": states, "status": "issued"})

    head = "Chung: xử lý tình trạng: thiếu số liệu hoặc minh chứng"
    assert said(old, new) == [
        "Chung: tình trạng: dự thảo → đã ban hành",
        f"{head}: tính 0 điểm, giữ điểm tối đa → chưa có tổng điểm",
    ]


def test_conditions_are_said_in_words() -> None:
    old = example()
    when = Condition.model_validate({"field": "a", "is": ">", "value": Decimal(3)})
    lines = (old.criteria[0].model_copy(update={"applies_when": when}), old.criteria[1])

    assert said(old, old.model_copy(update={"criteria": lines})) == [
        "Tiêu chí: tiêu chí 4.1: áp dụng khi: không có → «Chỉ tiêu a» trên 3"
    ]


def test_another_order_is_a_difference() -> None:
    old = example()
    new = old.model_copy(update={"criteria": old.criteria[::-1]})

    assert said(old, new) == ["Tiêu chí: thứ tự tiêu chí thay đổi"]


def test_a_rule_that_is_known_for_both_is_said_before_and_after() -> None:
    old = example()
    lines = (old.criteria[0].model_copy(update={"uses": "builtin/count@2"}), old.criteria[1])
    new = old.model_copy(update={"criteria": lines})
    rules = {"4.1": Text("mỗi việc 1,5 điểm", "a")}, {"4.1": Text("mỗi việc 2 điểm", "b")}

    found = [change.text.vi for change in rubric_diff(old, new, rules)]

    assert found[0] == "tiêu chí 4.1: cách chấm: «mỗi việc 1,5 điểm» → «mỗi việc 2 điểm»"
    assert "phương pháp" in found[1]


@given(rubrics())
def test_a_rubric_does_not_differ_from_itself(drawn: Rubric) -> None:
    assert rubric_diff(drawn, drawn) == ()


def leaves(model: BaseModel, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every key of a rubric, however deep, but for the parts of conditions."""
    found: list[tuple[Any, ...]] = []
    for name in type(model).model_fields:
        value = getattr(model, name)
        if path == () and (name in ("format", "source") or (name in TABLES and not value)):
            continue
        if isinstance(value, Condition):
            continue
        if isinstance(value, BaseModel):
            found += leaves(value, (*path, name))
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            for position, item in enumerate(value):
                found += leaves(item, (*path, name, position))
        else:
            found.append((*path, name))
    return found


def with_another(model: Any, path: tuple[Any, ...]) -> Any:
    """The same, with something else under one key."""
    key, *rest = path
    if isinstance(model, tuple):
        items = list(model)
        items[key] = with_another(items[key], tuple(rest))
        return tuple(items)
    value = getattr(model, key)
    other = with_another(value, tuple(rest)) if rest else _another(value)
    return model.model_copy(update={key: other})


def _another(value: object) -> object:
    if isinstance(value, dict):
        return {**value, "khac": Decimal(1)}
    if isinstance(value, Decimal | int):
        return value + 1
    return "khác" if not isinstance(value, tuple) else (*value, "khác")


@given(rubrics(), st.data())
def test_every_key_that_differs_is_told(drawn: Rubric, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(leaves(drawn)))

    changes = rubric_diff(drawn, with_another(drawn, path))

    assert changes
    key = [step for step in path if isinstance(step, str)][-1].rstrip("_")
    if key != "code":  # another code is another item: one gone, one new
        assert any(KEYS[key].vi in change.text.vi for change in changes)


def test_every_table_and_key_of_a_rubric_has_words() -> None:
    def keys(model: type[BaseModel]) -> set[str]:
        return {info.alias or name for name, info in model.model_fields.items()}

    tables = {name for name, info in Rubric.model_fields.items() if name in TABLES}
    assert {"kinds", "peer_groups", "form_fields", "groups", "criteria", "classes", "gates",
            "quotas", "commendations"} == tables  # fmt: skip
    own = keys(Rubric) - {"format", "source"}
    plain = {Rubric.model_fields[name].alias or name for name in TABLES}
    for name in own - plain:
        assert name in KEYS
    for values in VALUES.values():
        assert values
