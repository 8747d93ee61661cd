"""The printed report. The golden files repeat `hand_made`, whose docstring adds the numbers up."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import hand_made
import pytest
from wcwidth import wcswidth

from danvan_scoring.cli.explain_text import explanation_text
from danvan_scoring.cli.report import report
from danvan_scoring.model.result import Result
from danvan_scoring.stages.explain import explain

GOLDEN = Path(__file__).parent / "golden"
TITLE = "Kỳ thử"


def _widest(text: str) -> int:
    return max(wcswidth(line) for line in text.splitlines())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_report_is_the_golden_one(language):
    golden = (GOLDEN / f"report.{language}.txt").read_text(encoding="utf-8")

    assert report(hand_made.result(), TITLE, language) + "\n" == golden


@pytest.mark.parametrize("unit", ["u1", "u4"])
def test_the_explanation_is_the_golden_one(unit):
    golden = (GOLDEN / f"explain-{unit}.vi.txt").read_text(encoding="utf-8")

    assert explanation_text(explain(hand_made.result(), unit), "vi") + "\n" == golden


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_line_is_wider_than_a_terminal_of_a_hundred_columns(language):
    result = hand_made.result()
    texts = [report(result, TITLE, language)]
    texts += [explanation_text(explain(result, unit), language) for unit in ("u1", "u2", "u3")]

    assert max(map(_widest, texts)) <= 100


def test_very_long_names_and_titles_are_wrapped_not_cut():
    result = hand_made.result()
    result.submissions.units.loc["u1", "name"] = " ".join(f"tên{n}" for n in range(60))

    text = report(result, TITLE, "vi")

    assert _widest(text) <= 100
    assert all(f"tên{n}" in text for n in range(60))


def test_names_in_decomposed_letters_stand_in_line():
    composed, decomposed = hand_made.result(), hand_made.result()
    names = decomposed.submissions.units["name"]
    decomposed.submissions.units["name"] = [unicodedata.normalize("NFD", n) for n in names]

    assert report(decomposed, TITLE, "vi") == report(composed, TITLE, "vi")


def test_a_draft_says_so_on_its_first_line_and_an_issued_rubric_does_not():
    draft, issued = hand_made.result(), hand_made.result(status="issued")

    assert report(draft, TITLE, "vi").splitlines()[0].startswith("DỰ THẢO")
    assert "DỰ THẢO" not in report(issued, TITLE, "vi")


def test_without_a_plan_there_is_no_section_on_it():
    result = replace(hand_made.result(), compliance=None)

    assert "THỰC HIỆN KẾ HOẠCH" not in report(result, TITLE, "vi")


def test_many_notes_are_shortened_with_their_number():
    text = report(_many_silent(25), TITLE, "vi")

    assert "Chưa gửi báo cáo (25)" in text
    assert "… và 5 mục khác" in text


def _many_silent(count: int) -> Result:
    """The result, but with the report of one unit missing over and over."""
    result = hand_made.result()
    assert result.compliance is not None
    reports = result.compliance.reports
    missing = reports[reports["state"] == "not_sent"]
    repeated = missing.loc[missing.index.repeat(count)].reset_index(drop=True)
    return replace(result, compliance=replace(result.compliance, reports=repeated))


def test_communes_are_ranked_apart():
    result = hand_made.result()
    result.submissions.units["authority"] = ["Xã A", "Xã B", "Xã A", "Xã A", "Xã B"]

    text = report(result, TITLE, "vi")

    assert "Xã A: Khối thôn (2 đơn vị)" in text
    assert "Xã B: Khối thôn (1 đơn vị)" in text
