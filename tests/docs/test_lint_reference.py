"""The page about lint says of every rule what the catalogue says, and names every setting.

`python tests/docs/test_lint_reference.py` writes the rules anew.
"""

from pathlib import Path

from danvan_scoring.analysis.lint.finding import rule_text
from danvan_scoring.io.lint_file import rule_codes
from danvan_scoring.model.lint import Acceptance, LintConfig, Thresholds

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "lint.md"
_HEAD = "## Quy tắc · Rules\n"
_PARTS = (("found", "Phát hiện"), ("why", "Vì sao"), ("hint", "Cách sửa"), ("example", "Ví dụ"))


def rules() -> str:
    lines = [_HEAD, "Made from the catalogue in `danvan_scoring/model/codes/`."]
    for code in rule_codes():
        rule = rule_text(code)
        severity = {"warning": "cảnh báo · warning", "note": "lưu ý · note"}[rule.severity.value]
        lines += ["", f"### {code} ({severity})", "", f"{rule.title.vi} · {rule.title.en}", ""]
        for part, name in _PARTS:
            text = getattr(rule, part)
            lines.append(f"- **{name}.** {text.vi} · {text.en}")
    return "\n".join(lines) + "\n"


def test_the_page_says_what_the_catalogue_says() -> None:
    assert PAGE.read_text(encoding="utf-8").partition(_HEAD)[2] == rules().removeprefix(_HEAD)


def test_every_setting_is_named_with_its_default() -> None:
    text = PAGE.read_text(encoding="utf-8")
    own = Thresholds()

    for model in (LintConfig, Acceptance):
        assert [
            key for key in model.model_fields if key != "source" and f"`{key}`" not in text
        ] == []
    for key in Thresholds.model_fields:
        assert f"| `{key}` | {getattr(own, key)} |" in text


if __name__ == "__main__":
    head = PAGE.read_text(encoding="utf-8").partition(_HEAD)[0]
    PAGE.write_text(head + rules(), encoding="utf-8")
