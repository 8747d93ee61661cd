"""`danvan rubric`: shown as officials read it, compared in words, begun from a few answers."""

import tomllib
from pathlib import Path

import pytest

from danvan_scoring.cli import main
from danvan_scoring.io.tables import WIDTH, cell_width

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "criteria" / "packs"
RUBRICS = sorted(
    path for path in PACKS.glob("*/*.toml") if "[[criterion]]" in path.read_text(encoding="utf-8")
)
KIM_THANH = PACKS / "kim_thanh_2025" / "rubric.toml"
QUANG_BINH = PACKS / "quang_binh_2022"


def out(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert main(["rubric", *map(str, arguments)]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_show_tells_every_group_criterion_class_and_gate(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = out(capsys, "show", path)

    text = " ".join(told.split())
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    for table in ("group", "criterion", "class", "gate"):
        for item in document.get(table, ()):
            assert " ".join(item.get("title", "").split()) in text
    for item in document["criterion"]:
        assert f"{item['code']} " in text
    assert max(cell_width(row) for row in told.splitlines()) <= WIDTH


def test_show_says_how_a_line_is_scored_and_on_what_clause(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = " ".join(out(capsys, "show", KIM_THANH, "C1.1").split())

    assert "Cách chấm:" in told
    assert "Căn cứ:" in told
    assert "Nhiệm vụ của kế hoạch: 3.2" in told


def test_show_tells_the_procedure(capsys: pytest.CaptureFixture[str]) -> None:
    told = out(capsys, "show", KIM_THANH).split("TRÌNH TỰ CHẤM ĐIỂM\n")[1].split("\n\n")[0]

    assert [line.strip("- ").strip() for line in told.splitlines()][:5] == [
        "Điểm cuối cùng: Hội đồng thống nhất",
        "Điểm Hội đồng cao hơn điểm tính từ số liệu: phải có lý do",
        "Điểm tạm của Hội đồng: trung bình cộng",
        "Chênh lệch tối đa giữa các thành viên: 1",
        "Số ngày được kiến nghị: 5",
    ]


def test_show_of_an_unknown_criterion_suggests_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubric", "show", str(KIM_THANH), "C1.11"]) == 1
    assert "«C1.1»" in capsys.readouterr().err


def test_show_of_a_rubric_that_extends_another_lists_the_differences(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = out(capsys, "show", QUANG_BINH / "bo-02.toml")

    assert "KHÁC VỚI BỘ TIÊU CHÍ ĐƯỢC KẾ THỪA" in told
    assert "tiêu chí E2: điểm tối đa: 10 → 5" in told


def test_diff_says_in_words_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    told = out(capsys, "diff", QUANG_BINH / "bo-01.toml", QUANG_BINH / "bo-02.toml")

    assert "  - tiêu chí E2: điểm tối đa: 10 → 5\n" in told
    assert "bỏ tiêu chí C2 «Tổ chức hội nghị" in told
    assert "thêm tiêu chí C4 «Tổ chức để Nhân dân bàn" in told
    assert told.rstrip().endswith("điểm tối đa: 100 → 100")


def test_diff_of_equal_rubrics_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "diff", KIM_THANH, KIM_THANH) == "Không có khác biệt.\n"


def test_diff_tells_the_faults_of_both_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = KIM_THANH.read_text(encoding="utf-8")
    one, other = tmp_path / "mot.toml", tmp_path / "hai.toml"
    one.write_text(text.replace("ratio@1", "ratio@9", 1), encoding="utf-8")
    other.write_text(text.replace("max = 18", "max = 19", 1), encoding="utf-8")

    assert main(["rubric", "diff", str(one), str(other)]) == 1
    told = capsys.readouterr().err
    assert "RUB135" in told
    assert "RUB152" in told


def test_a_new_rubric_passes_its_check_and_scores_its_sample(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "xa-thu"
    flags = {
        "--id": "xa_thu_2027",
        "--title": 'Bộ tiêu chí "thử"',
        "--authority": "UBND xã Thử",
        "--kinds": "phong=Phòng, thon=Thôn, truong=Trường",
        "--groups": "A=Kế hoạch:40, B=Kết quả:60",
        "--classes": "tot=Tốt:80, kha=Khá:0",
    }
    arguments = [part for pair in flags.items() for part in pair]

    assert main(["rubric", "new", str(folder), *arguments]) == 0
    capsys.readouterr()

    assert main(["check", str(folder / "rubric.toml"), str(folder / "sample/period.toml")]) == 0
    assert main(["run", str(folder / "sample" / "period.toml")]) == 0
    told = capsys.readouterr().out
    assert 'Bộ tiêu chí "thử"' in told
    # Of ten planned tasks the units did 10, 9, 8, 7, 6 and 5, of 100 points each.
    for points in ("100,00", "90,00", "80,00", "70,00", "60,00", "50,00"):
        assert points in told


def test_what_cannot_be_a_rubric_is_told_all_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(
        ["rubric", "new", str(tmp_path / "x"), "--kinds", "thôn", "--groups", "A=Kế hoạch:nhiều"]
    )

    told = capsys.readouterr().err
    assert code == 2
    assert "--kinds: «thôn» cần dạng mã=tên" in told
    assert "--groups: «Kế hoạch:nhiều» cần dạng tên:số" in told
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--id", "xã thử"], "mã bộ tiêu chí «xã thử» không dùng được"),
        (["--groups", "T=Tổng:10"], "mã T dành cho tổng điểm"),
        (["--groups", "A=Không:0"], "điểm của mỗi nhóm lớn hơn 0"),
        (["--classes", "kha=Khá:0, tot=Tốt:80"], "từ cao xuống thấp"),
        (["--classes", "tot=Tốt:80"], "mức cuối từ 0"),
        (["--kinds", "a=Một, a=Hai"], "mã «a» bị lặp"),
    ],
)
def test_outlines_that_contradict_themselves_are_refused(
    flags: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rubric", "new", str(tmp_path / "x"), *flags]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rubric.toml").write_text("của tôi", encoding="utf-8")

    assert main(["rubric", "new", str(tmp_path), "--id", "thu"]) == 1
    assert "SUB298" in capsys.readouterr().err
    assert (tmp_path / "rubric.toml").read_text(encoding="utf-8") == "của tôi"
