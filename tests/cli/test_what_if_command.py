"""`danvan what-if` on the example: what it says, what it refuses, and that it writes nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]
PERIOD = ROOT / "examples" / "kim_thanh_2025" / "nam" / "period.toml"
SEVERAL = ROOT / "criteria" / "packs" / "quang_binh_2022" / "sample" / "period.toml"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def what_if(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.delenv("DANVAN_LANG", raising=False)

    def run(*arguments: str, period: Path = PERIOD) -> tuple[int, str, str]:
        code = main(["what-if", str(period), *arguments])
        captured = capsys.readouterr()
        return code, " ".join(captured.out.split()), captured.err

    return run


def test_facts_and_marks_move_who_they_should(what_if: Run) -> None:
    """T-30 gets its model: 68 + 5 of 82 points, 89.02 %, and is no longer capped at «Khá»."""
    code, out, err = what_if("--fact", "T-30:c1_mo_hinh=có", "--mark", "P-KT:C1.2=5")

    assert (code, err) == (0, "")
    assert "Thôn Tân Tiến 68 → 73 82,93 → 89,02 23 → 10 Khá → Tốt" in out
    assert 'C1.1 Có mô hình "Dân vận khéo" đang được triển khai 0/5 5/5' in out
    assert "2 đơn vị đổi điểm" in out
    assert "1 đơn vị đổi mức" in out
    assert "Tốt 35 36" in out


def test_a_fact_can_be_left_blank(what_if: Run) -> None:
    code, out, _ = what_if("--fact", "T-15:a4_tin_bai=")

    assert code == 0
    assert "2/3 thiếu số liệu hoặc minh chứng" in out


def test_a_rule_is_edited_with_the_quotes_that_the_shell_took(what_if: Run) -> None:
    """By points, units to which less applies have fewer: 45 of 60 classes change."""
    code, out, _ = what_if("--rubric", "ranking.by=points", "--lang", "en")

    assert code == 0
    assert "WHO MOVES IF THIS IS EDITED" in out
    assert "0 units change points" in out


def test_an_edit_that_changes_nothing_says_so(what_if: Run) -> None:
    code, out, _ = what_if("--rubric", "criterion.A4.params.each=0.5")

    assert code == 0
    assert "Không đơn vị nào thay đổi." in out


def test_all_faults_are_told_at_once_with_suggestions(what_if: Run) -> None:
    code, out, err = what_if(
        "--fact", "T-99:g1_khen=2", "--fact", "T-15:g1khen=2", "--fact", "T-15:g1_khen=1,5",
        "--fact", "T-15:f2_ngay=2025-12-01", "--fact", "xxx", "--mark", "T-15:C1.2=4,1",
        "--mark", "T-15:C9=1", "--mark", "T-15:A4=9", "--rubric", "criteri.A4.max=2",
        "--rubric", "criterion.A44.max=3", "--rubric", "criterion.A4.mox=3",
        "--rubric", 'class.tot.from="a"', "--rubric", "rounding", "--rubric", "ranking.by=a b",
    )  # fmt: skip
    codes = [re.search(r"[A-Z]{3}[0-9]{3}", line)[0] for line in err.splitlines()[:-1]]  # type: ignore[index]

    assert (code, out) == (1, "")
    assert codes == [
        "WIF702", "WIF703", "SUB235", "SUB242", "WIF701", "LOG653", "WIF704", "SUB236",
        "WIF701", "WIF701", "WIF705", "WIF706", "RUB112", "RUB113",
    ]  # fmt: skip
    for form in ("ĐƠN_VỊ:CHỈ_TIÊU=GIÁ_TRỊ.", "PHẦN=GIÁ_TRỊ.", "PHẦN=GIÁ_TRỊ (GIÁ_TRỊ: 2.5, true, "):
        assert f"cần {form}" in err
    assert "Có phải ý là «g1_khen»?" in err
    assert "Có phải ý là «A4»?" in err


def test_a_maximum_alone_does_not_fit_its_group_and_what_would_is_said(what_if: Run) -> None:
    code, _, err = what_if("--rubric", "criterion.A4.max=4")

    assert code == 1
    assert "RUB152" in err
    place = re.match(r"(.*\.toml):\d+", err)
    assert place is not None
    assert Path(place[1]).is_file()
    assert "WIF707" in err
    assert "--rubric group.A.max=19 --rubric group.T.max=101" in err

    code, out, _ = what_if(
        "--rubric", "criterion.A4.max=4", "--rubric", "group.A.max=19",
        "--rubric", "group.T.max=101",
    )  # fmt: skip
    assert code == 0
    assert "60 đơn vị đổi điểm" in out


def test_a_unit_is_told_its_cheapest_way_and_what_would_make_it_fall(what_if: Run) -> None:
    """T-30 is capped for want of a model, and nothing else keeps it from «Tốt»."""
    code, out, err = what_if("--unit", "thôn tân tiến")

    assert (code, err) == (0, "")
    assert "CẦN GÌ ĐỂ ĐƯỢC XẾP MỨC TỐT" in out
    assert (
        'Cách đụng đến ít tiêu chí nhất: «Có mô hình "Dân vận khéo" đang triển khai»: có '
        "(nay: không), kèm minh chứng (C1.1: +5 điểm, điều kiện K2)."
        in out
        or '«Có mô hình "Dân vận khéo" đang triển khai»: có (nay: không)' in out
    )
    assert "ĐIỀU GÌ LÀM XUỐNG MỨC" in out


def test_a_unit_exactly_at_the_edge(what_if: Run) -> None:
    """T-15 has 56.80 of 71 points: exactly 80 %, where «Tốt» begins."""
    code, out, _ = what_if("--unit", "T-15", "--own")

    assert code == 0
    assert "Hiện nay: 80 % điểm tối đa, hạng 29 trong khối, mức Tốt." in out
    assert "Đang đúng ở ngưỡng: mất bất kỳ điểm nào cũng xuống mức." in out
    assert "bớt 0,07 %" in out


def test_effort_that_the_rubric_does_not_declare_is_not_made_up(what_if: Run) -> None:
    code, out, _ = what_if("--unit", "T-30", "--by", "effort")

    assert code == 0
    assert "Bộ tiêu chí không khai công sức" in out


def test_effort_that_is_supposed_is_weighed(what_if: Run) -> None:
    """T-03 lacks 0.78 points for «Tốt»; what is dear now is left alone."""
    code, out, _ = what_if(
        "--unit", "T-03", "--by", "effort", "--rubric", "field.b2_truc_tuyen.effort=100"
    )

    assert code == 0
    assert "Cách tốn ít công sức nhất" in out
    assert "Tỷ lệ hồ sơ, giao dịch" not in out.split("Các cách")[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--unit", "T-17"), "Đơn vị chưa nộp phiếu: phải nộp phiếu trước đã."),
        (("--unit", "T-16"), "Đơn vị đang ở mức cao nhất."),
        (("--unit", "T-15", "--to", "kha"), "Đơn vị đã đạt mức Khá."),
        (("--unit", "P-KT", "--own"), "điều kiện K1 «Có người bị kỷ luật trong kỳ»"),
    ],
)
def test_what_cannot_be_or_need_not_be_done_is_said(
    what_if: Run, arguments: tuple[str, ...], said: str
) -> None:
    code, out, _ = what_if(*arguments)

    assert code == 0
    assert said in out


def test_an_unknown_unit_class_and_measure_of_cost(what_if: Run) -> None:
    code, _, err = what_if("--unit", "T-99")
    assert (code, "WIF702" in err) == (1, True)
    code, _, err = what_if("--unit", "T-15", "--to", "xuatsac")
    assert (code, "WIF708" in err, "«xuat_sac»" in err) == (1, True, True)
    code, _, err = what_if("--unit", "T-15", "--by", "luck")
    assert code == 2
    assert "luck" in err


def test_a_class_may_be_asked_for_all_units_but_not_for_nobody(what_if: Run) -> None:
    code, out, _ = what_if("--to", "tot")
    assert code == 0
    assert "Trung bình → Tốt" in out
    assert "→ Xuất sắc" not in out
    code, _, err = what_if("--to", "xuatsac")
    assert (code, "WIF708" in err) == (1, True)
    code, _, err = what_if("--to", "tot", "--fact", "T-30:c1_mo_hinh=có")
    assert code == 2
    assert "--to cần --unit" in err


def test_a_period_of_several_rubrics(what_if: Run) -> None:
    code, out, err = what_if(period=SEVERAL)

    assert (code, err) == (0, "")
    assert out.count("MỖI ĐƠN VỊ CẦN GÌ ĐỂ LÊN MỨC TRÊN") == 2


def test_nothing_is_written(what_if: Run) -> None:
    before = {path: path.stat().st_mtime_ns for path in PERIOD.parents[1].rglob("*")}
    what_if("--fact", "T-30:c1_mo_hinh=có", "--unit", "T-30")

    assert {path: path.stat().st_mtime_ns for path in PERIOD.parents[1].rglob("*")} == before
