"""Draws depend on the seed and on what they are for, never on how they are asked for."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.analysis.robustness.streams import BLOCK, Source, Streams


def drawn(wanted: list[int], seed: int = 1, source: Source = "judges", item: int = 0) -> np.ndarray:
    rows = np.array(wanted, dtype=np.intp)
    return Streams(seed).rows(source, item, rows, lambda rng, count: rng.random((count, 3)))


@given(st.lists(st.integers(0, 4 * BLOCK), min_size=1, max_size=20))
def test_a_realisation_is_the_same_in_any_company_and_order(wanted: list[int]) -> None:
    together = drawn(wanted)

    for row, number in zip(together, wanted, strict=True):
        assert row.tolist() == drawn([number])[0].tolist()


def test_seed_source_and_item_each_make_other_draws() -> None:
    one = drawn([0, BLOCK])

    for other in (drawn([0, BLOCK], seed=2), drawn([0, BLOCK], source="faults"),
                  drawn([0, BLOCK], item=1), one[::-1]):  # fmt: skip
        assert not np.intersect1d(one[0], other[0]).size
