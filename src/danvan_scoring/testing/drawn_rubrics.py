"""Rubrics that hypothesis makes: sound ones, with every policy of the language."""

from decimal import Decimal
from typing import Any, Literal

from hypothesis import strategies as st

from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.status import Status
from danvan_scoring.testing.drawn_groups import EFFECTS, Drawing, groups

_KINDS = ("thon", "phong")


@st.composite
def rubrics(
    draw: st.DrawFn, *, status: Literal["draft", "issued"] = "draft", conditional: bool = True
) -> Rubric:
    """Draw a rubric of up to three groups below one scale, in which no check finds a fault.

    Its lines use four built-in criteria (ratio, count, deduction, yes_no) with maxima of which
    thirds and halves are likely. It has the kinds `thon` and `phong`, with a peer group for each,
    and three classes.

    Args:
        draw: passed by hypothesis.
        status: of the rubric.
        conditional: whether groups and lines may apply only where a fact holds; if not, no points
            depend on those of another node.
    """
    decimals = draw(st.integers(0, 3))
    drawn = draw(groups(decimals, conditional=conditional))
    total = sum(group["max"] for group in drawn.groups if group["kind"] == "base")
    by = draw(st.sampled_from(["points", "percent"]))
    ceiling = draw(st.none() | st.just(Decimal(100)))
    scale = {
        "code": "T",
        "title": "Tổng điểm",
        "max": total,
        # Percentages of what applies need a floor where penalties can outweigh the rest.
        "floor": Decimal(0) if by == "percent" else draw(st.none() | st.just(Decimal(0))),
        "ceiling": ceiling,
    }
    whole = 100 if by == "percent" else min(int(total), 100)
    return Rubric.model_validate(
        {
            "format": 1,
            "id": "thu",
            "version": "1",
            "title": "Bộ tiêu chí thử",
            "authority": "UBND xã Thử",
            "status": status,
            "kind": tuple({"code": kind, "title": f"Loại {kind}"} for kind in _KINDS),
            "peer_group": tuple(
                {"code": f"K{n}", "title": f"Khối {kind}", "kinds": (kind,)}
                for n, kind in enumerate(_KINDS, start=1)
            ),
            "states": {state.key: draw(EFFECTS) for state in Status if 0 < state < Status.ERROR},
            "rounding": {
                "decimals": decimals,
                "mode": draw(st.sampled_from(["half_up", "half_even"])),
                "at": draw(st.sampled_from(["criterion", "group", "total"])),
            },
            "ranking": _ranking(draw, drawn, by),
            "group": (scale, *drawn.groups),
            "criterion": drawn.lines,
            "field": drawn.fields,
            "class": (
                {"code": "A", "title": "Tốt", "from": whole // 2},
                {"code": "B", "title": "Khá", "from": whole // 4},
                {"code": "C", "title": "Yếu", "from": -1000},
            ),
        }
    )


def _ranking(draw: st.DrawFn, drawn: Drawing, by: str) -> dict[str, Any]:
    first = drawn.lines[0]["code"]
    return {
        "by": by,
        "decimals": draw(st.none() | st.integers(0, 3)),
        "tie_breaks": draw(st.sampled_from([(), ("G0",), (first,)])),
    }
