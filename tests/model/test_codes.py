"""Every problem code has both texts, a place in the reference, and a test that triggers it."""

import re
from pathlib import Path
from string import Formatter

import pytest

from danvan_scoring.model.codes import CODES
from danvan_scoring.model.codes.reading import file_codes, toml_codes
from danvan_scoring.model.lint import RuleText
from danvan_scoring.model.problem import CodeText, Severity
from danvan_scoring.model.text import Text

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "problem-codes.md"


def reference_page() -> str:
    """The page, made from the catalogue: `python tests/model/test_codes.py` writes it."""
    families = {
        "RUB": "Bộ tiêu chí · rubrics",
        "SUB": "Đơn vị, phiếu và hồ sơ · units and submissions",
        "PLN": "Kế hoạch và kỳ chấm · plans and periods",
        "PLG": "Tiện ích và cách chấm · plugins and criteria",
        "FRM": "Sổ tính và phiếu Excel · workbooks and forms",
        "LOG": "Nhật ký và quy trình của Hội đồng · log and the council's procedure",
        "INT": "Tệp JSON Lines · JSON Lines",
        "LNT": "Rà soát bộ tiêu chí, là lời khuyên · lint, which is advice",
        "SRV": "Dịch vụ HTTP · the HTTP service",
        "SCL": "Bộ dữ liệu nhiều xã · datasets of many communes",
        "HIS": "Lịch sử các kỳ · history of periods",
        "WIF": "Điều giả định · what is only supposed",
    }
    lines = [
        "# Danh mục mã lỗi · Problem codes",
        "",
        "Mỗi lỗi được báo trên một dòng: nơi có lỗi, mã, lỗi gì, tìm thấy gì, cần gì, cách sửa.",
        "Chữ trong ngoặc nhọn được thay bằng nội dung cụ thể.",
        "",
        "This page is made from the catalogue in `danvan_scoring/model/codes/`, and a test keeps",
        "the two equal.",
    ]
    for family, title in families.items():
        lines += ["", f"## {title}", "", "| mã | lỗi · fault | cần · expected | cách sửa · hint |"]
        lines.append("|---|---|---|---|")
        for code in sorted(code for code in CODES if code.startswith(family)):
            text = CODES[code]
            both = [_cell(part.vi, part.en) for part in (text.title, text.expected, text.hint)]
            mark = _MARKS.get(text.severity, "")
            lines.append(f"| {code}{mark} | {both[0]} | {both[1]} | {both[2]} |")
    return "\n".join(lines) + "\n"


_MARKS = {Severity.WARNING: " (cảnh báo · warning)", Severity.NOTE: " (lưu ý · note)"}


def _cell(vi: str, en: str) -> str:
    text = vi if vi == en else f"{vi} · {en}"
    return text.replace("|", "\\|").replace("\n", " ")


def test_the_reference_lists_the_catalogue() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference_page()


@pytest.mark.parametrize("code", sorted(CODES))
def test_both_languages_mention_the_same_details(code: str) -> None:
    def mentioned(text: str) -> set[str]:
        names = {name for _, name, _, _ in Formatter().parse(text) if name}
        # Details that come in two languages are named by the language.
        return {re.sub(r"_(vi|en)$", "", name) for name in names}

    text = CODES[code]
    for part in (text.title, text.expected, text.hint, *_of_rule(text)):
        assert mentioned(part.vi) == mentioned(part.en)


def _of_rule(text: CodeText) -> tuple[Text, ...]:
    return (text.found, text.why) if isinstance(text, RuleText) else ()


def test_what_a_rule_says_of_itself_has_no_blanks() -> None:
    """Only the sentence about a finding mentions its figures."""
    for code, text in CODES.items():
        if isinstance(text, RuleText):
            for part in (text.title, text.expected, text.hint, text.why):
                assert "{" not in part.vi + part.en, code


def test_every_code_is_named_by_a_test() -> None:
    """A code that no test names is one that nobody has seen.

    Those of reading files repeat for three families; `tests/io/test_input_codes.py` composes
    their names and keeps itself complete.
    """
    composed = {*file_codes("RUB1"), *toml_codes("RUB1"), *file_codes("SUB2"), *toml_codes("PLN3")}
    here = Path(__file__)
    pages = [p for p in (ROOT / "tests").rglob("*.py") if p != here]
    pages += (ROOT / "criteria").rglob("test_*.py")
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)

    assert sorted(code for code in CODES if code not in text and code not in composed) == []


if __name__ == "__main__":
    PAGE.write_text(reference_page(), encoding="utf-8")
