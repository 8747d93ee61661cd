"""Names stand in the order of the Vietnamese alphabet, as ICU sorts them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_scoring.model.vietnamese import name_key, natural_key

BASES = "aăâeêioôơuưy"
MARKS = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
WORDS = st.lists(
    st.one_of(
        st.sampled_from("bcdđghklmnpqrstvx BCDĐGHKLMNPQRSTVX 0123456789"),
        st.tuples(st.sampled_from(BASES + BASES.upper()), st.sampled_from(MARKS)).map("".join),
    ),
    max_size=12,
).map(lambda parts: " ".join("".join(parts).split()))


def test_letters_come_before_tones_and_tones_before_case() -> None:
    """The order of the alphabet as schools teach it; tones: ngang, huyền, hỏi, ngã, sắc, nặng."""
    names = [
        "ba", "bà", "bả", "bã", "bá", "bạ", "Bạ", "bác", "băng", "bâng", "đá", "e", "ê", "o", "ô",
        "ơ", "u", "ư", "y",
    ]  # fmt: skip

    names_backwards = names[::-1]

    assert sorted(names_backwards, key=name_key) == names


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["1", "7", "31", "Xã", "Xã An", "Xã số 7", "Xã số 7b", "Xã số 10", "Xã số 10, khu 2"]

    backwards = names[::-1]

    assert sorted(backwards, key=natural_key) == names


def test_composed_and_decomposed_names_are_one() -> None:
    assert name_key("Th\u00f4n Ti\u1ebfn") == name_key("Tho\u0302n Tie\u0302\u0301n")


@given(st.lists(WORDS, max_size=30))
def test_the_order_is_that_of_icu(names: list[str]) -> None:
    icu = pytest.importorskip("icu", reason="PyICU is not installed")
    collator = icu.Collator.createInstance(icu.Locale("vi"))

    for one, other in pairwise(names):
        ours = (name_key(one) > name_key(other)) - (name_key(one) < name_key(other))
        assert ours == collator.compare(one, other), (one, other)
