"""`danvan lint` of the example: what it says, what it writes, and how it ends."""

from pathlib import Path

import pytest

from danvan_scoring.cli import main
from danvan_scoring.cli.loading import load
from danvan_scoring.cli.publishing import publication_of
from danvan_scoring.io.tables import WIDTH, cell_width
from danvan_scoring.model.lint import LintConfig
from danvan_scoring.reports.answers.lint import LintSettings, lint_sections

ROOT = Path(__file__).parents[2]
PACK = ROOT / "criteria" / "packs" / "kim_thanh_2025"
RUBRIC, PLAN = PACK / "rubric.toml", PACK / "plan.toml"
PERIOD = ROOT / "examples" / "kim_thanh_2025" / "nam" / "period.toml"


def run(*arguments: str | Path) -> int:
    return main(["lint", *map(str, arguments)])


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_draft_and_its_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(RUBRIC, "--plan", PLAN) == 0
    told = capsys.readouterr().out

    assert "Tìm thấy 1 cảnh báo và 8 lưu ý." in told
    assert told.index("LNT110 (CẢNH BÁO)") < told.index("LNT107 (LƯU Ý)") < told.index("LNT108 (")
    line = RUBRIC.read_text(encoding="utf-8").splitlines().index('code = "C1.1"')
    assert f"rubric.toml:{line}" in told
    assert "bằng 6,9 % tổng điểm" in flat(told)  # 5 of the 72 points of a school
    assert "Vì sao: Không phân biệt được làm nhiều với làm ít" in flat(told)
    assert "Cách sửa: Chia thành danh mục việc (checklist)" in flat(told)
    assert "(B1.2) không được chấm thử" in flat(told)
    assert max(cell_width(row) for row in told.splitlines()) <= WIDTH


def test_without_plan_and_period_it_says_what_was_not_looked_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(RUBRIC) == 0
    told = flat(capsys.readouterr().out)

    assert "Không có kế hoạch nên chưa đối chiếu" in told
    assert "Không có kỳ đã chấm" in told


def test_a_period_alone_brings_its_rubric_and_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--period", PERIOD) == 0
    told = flat(capsys.readouterr().out)

    assert "LNT108 (LƯU Ý)" in told
    assert "58 đơn vị có tổng điểm" in told
    assert "56 trên 58 đơn vị (96,6 %) đạt điểm tối đa" in told
    assert "Alpha thấp không hẳn là lỗi" in told


def test_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(RUBRIC, "--period", PERIOD, "--lang", "en") == 0
    told = flat(capsys.readouterr().out)

    assert "1 warnings" in told
    assert "Why: It does not tell much from little" in told
    assert "Cảnh báo" not in told


def test_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--period", PERIOD, "--pictures", tmp_path / "hinh") == 0

    names = sorted(path.name for path in (tmp_path / "hinh").iterdir())
    stem = "ban-do-tieu-chi-kim_thanh_2025-T"
    assert names == [f"{stem}.png", f"{stem}.svg", "run.json"]


def test_strict_ends_with_1_while_a_warning_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "lint.toml"
    config.write_text(
        '[[accept]]\ncode = "LNT110"\nitem = "C1.1"\nreason = "Kế hoạch đặt chỉ tiêu 100 %"\n'
        '[[accept]]\ncode = "LNT111"\nitem = "C1.1"\nreason = "thừa"\n',
        encoding="utf-8",
    )

    assert run(RUBRIC, "--strict") == 1
    assert run(RUBRIC, "--strict", "--config", config) == 0
    told = flat(capsys.readouterr().out)
    assert "1 phát hiện khác đã được chấp nhận kèm lý do." in told
    assert "Kế hoạch đặt chỉ tiêu 100 %" in told
    assert "Chấp nhận LNT111 cho «C1.1» không ứng với phát hiện nào" in told


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--explain", "LNT111") == 0
    told = capsys.readouterr().out

    assert told.startswith("LNT111 (CẢNH BÁO): MỘT ĐƠN VỊ MINH CHỨNG")
    for label in ("Vì sao:", "Ví dụ:", "Nên có:", "Cách sửa:"):
        assert label in told


def test_an_unknown_rule_and_nothing_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--explain", "lnt111") == 1
    assert "PLN391" in (told := capsys.readouterr().err)
    assert "Có phải ý là «LNT111»?" in told
    assert run() == 2
    assert "cần tệp bộ tiêu chí, hoặc --period, hoặc --explain" in capsys.readouterr().err


def test_a_task_that_is_left_out_is_a_finding_and_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.toml"
    text = PLAN.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("not_covered")]
    plan.write_text("\n".join(lines), encoding="utf-8")

    assert run(RUBRIC, "--plan", plan) == 0
    assert "Lý do ghi trong kế hoạch: không ghi." in flat(capsys.readouterr().out)


def test_a_plan_of_another_place_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.toml"
    text = PLAN.read_text(encoding="utf-8")
    plan.write_text(text.replace('code = "1.1"', 'code = "9.9"'), encoding="utf-8")

    assert run(RUBRIC, "--plan", plan) == 1
    assert "PLN355" in capsys.readouterr().err


def test_a_rubric_with_faults_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = tmp_path / "rubric.toml"
    text = RUBRIC.read_text(encoding="utf-8")
    rubric.write_text(text.replace("max = 24", "max = 25", 1), encoding="utf-8")

    assert run(rubric) == 1
    assert "RUB152" in capsys.readouterr().err


def test_sections_for_documents() -> None:
    loaded = load(PERIOD, [], [])
    publication = publication_of(loaded, loaded.evaluate(None), [], [])

    first, *others = lint_sections(publication, "vi")
    strict = LintSettings(LintConfig(off=("LNT122",)))
    fewer = [*lint_sections(publication, "vi", strict)]

    assert first.title == "Bộ tiêu chí có chỗ nào chưa ổn không?"
    assert others[-1].drawings[0].name == "ban-do-tieu-chi-kim_thanh_2025-T"
    assert [s.title for s in others if s.title.startswith("LNT122")] != []
    assert [s.title for s in fewer if s.title.startswith("LNT122")] == []


@pytest.mark.parametrize(
    "period",
    sorted(
        path.relative_to(ROOT).as_posix()
        for path in [
            *ROOT.glob("examples/*/period.toml"),
            *ROOT.glob("criteria/packs/*/sample/*.toml"),
        ]
        if "period" in path.name
    ),
)
def test_every_period_has_sections_in_both_languages(period: str) -> None:
    """Those with several rubrics, with too few units, and with no total at all."""
    loaded = load(ROOT / period, [], [])
    publication = publication_of(loaded, loaded.evaluate(None), [], [])

    for language in ("vi", "en"):
        sections = [*lint_sections(publication, language)]
        assert sections[0].answer
        for section in sections:
            cells = [cell for own in section.tables for row in own.rows for cell in row]
            assert not any(cell in {"nan", "inf", "-inf", "None"} for cell in cells)
            assert all(len(row) == len(t.columns) for t in section.tables for row in t.rows)


def test_too_few_units_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    sample = ROOT / "criteria" / "packs" / "quang_binh_2022" / "sample" / "period.toml"

    assert run("--period", sample) == 0
    told = flat(capsys.readouterr().out)
    assert told.count("Chỉ có 6 đơn vị có tổng điểm; cần ít nhất 10 đơn vị") == 2


def test_pictures_of_another_command_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "hinh"
    assert main(["fairness", str(PERIOD), "--pictures", str(folder)]) == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    assert run("--period", PERIOD, "--pictures", folder) == 1
    told = capsys.readouterr().err
    assert "SUB290" in told
    assert "«fairness»" in told
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert main(["fairness", str(PERIOD), "--pictures", str(folder)]) == 0
