"""Suggestions for names that are nearly right."""

import pytest

from danvan_scoring.io.known_names import KnownNames

MANY = [f"don-vi-{n:03}" for n in range(500)]


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("hòa-bình", ["hoà-bình"], "hoà-bình"),
        ("Ðông", ["đông"], "đông"),
        ("P.VHXH", ["P-VHXH"], "P-VHXH"),
        ("don-vi-123x", MANY, "don-vi-123"),
        ("don-i-123", MANY, "don-vi-123"),
        ("dom-vi-123", MANY, "don-vi-123"),
        ("nod-iv-123", MANY, ""),
        ("xyz", ["hoà-bình"], ""),
        ("", ["a"], ""),
    ],
)
def test_the_name_that_was_meant_is_found(name: str, known: list[str], meant: str) -> None:
    assert KnownNames(known).suggest(name) == meant


def test_a_title_stands_for_its_code() -> None:
    assert KnownNames(["thon"], {"thon": "Thôn, tổ dân phố"}).suggest("Tổ dân phố") == ""
    assert KnownNames(["thon"], {"thon": "Thôn"}).suggest("thôn ") == "thon"


def test_a_near_name_is_not_accepted() -> None:
    assert "hòa-bình" not in KnownNames(["hoà-bình"])
