"""Random periods, with every policy of the language, thirds and halves in plenty."""

from decimal import Decimal

from hypothesis import strategies as st
from reference import Unit

from danvan_scoring.model.rubric import Rubric
from danvan_scoring.testing import rubrics

# Small whole numbers over small whole numbers: thirds, sevenths, and x.xx5 in plenty.
COUNTS = st.integers(0, 12).map(Decimal)
HUNDREDTHS = st.integers(0, 1200).map(lambda n: Decimal(n) / 100)


@st.composite
def periods(draw: st.DrawFn, *, conditional: bool = True) -> tuple[Rubric, list[Unit]]:
    """Draw a rubric and up to six units that filled in some of its fields."""
    drawn = draw(rubrics(conditional=conditional))
    units = []
    for _ in range(draw(st.integers(1, 6))):
        cells = {}
        for field in drawn.form_fields:
            if draw(st.integers(0, 9)) == 0:
                continue
            cells[field.code] = draw(
                st.integers(0, 1).map(Decimal) if field.type == "yes_no" else COUNTS | HUNDREDTHS
            )
        units.append(Unit(draw(st.sampled_from(["thon", "phong"])), cells))
    return drawn, units
