"""Competition ranks by several keys, however large their numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.model.ranking import competition_rank

SMALL = st.integers(-3, 3)
HUGE = st.integers(-(2**61), 2**61)


@pytest.mark.parametrize("numbers", [SMALL, HUGE, SMALL | HUGE], ids=["small", "huge", "both"])
@given(data=st.data())
def test_a_rank_is_one_more_than_the_number_of_units_above(
    numbers: st.SearchStrategy[int], data: st.DataObject
) -> None:
    row = st.tuples(st.integers(0, 2), st.booleans(), numbers, numbers, numbers)
    rows = data.draw(st.lists(row, max_size=12))
    within = np.array([r[0] for r in rows], dtype=np.intp)
    ranked = np.array([r[1] for r in rows], dtype=np.bool_)
    keys = [np.array([r[k] for r in rows], dtype=np.int64) for k in (2, 3, 4)]

    ranks, tied = competition_rank(keys, within, ranked)
    for own, (rank, shared) in zip(rows, zip(ranks, tied, strict=True), strict=True):
        if not own[1]:
            assert (rank, shared) == (0, False)
            continue
        rivals = [r for r in rows if r[1] and r[0] == own[0]]
        assert rank == 1 + sum(r[2:] > own[2:] for r in rivals)
        assert shared == (sum(r[2:] == own[2:] for r in rivals) > 1)
