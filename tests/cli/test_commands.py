"""The commands on files: what goes to stdout, what to stderr, and every exit code."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from danvan_scoring.cli import main
from danvan_scoring.io.schemas import schema

DATA = Path(__file__).parent / "data"
PLAIN = Path(__file__).parents[1] / "support" / "plain.py"


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch):
    monkeypatch.delenv("DANVAN_LANG", raising=False)


@pytest.fixture
def period(tmp_path):
    """A copy of the period: u1 55.5 + 37 = 92.5, u2 unmarked by the council, u3 40 + 30.25."""
    shutil.copytree(DATA, tmp_path / "ky")
    return tmp_path / "ky" / "period.toml"


@pytest.fixture
def danvan(capsys):
    def run(command, *arguments, plugin=PLAIN):
        plugins = [] if command == "schema" else ["-p", str(plugin)]
        code = main([command, *map(str, arguments), *plugins])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def test_run_prints_ranking_classes_compliance_and_attention(danvan, period):
    code, out, err = danvan("run", period)

    assert (code, err) == (0, "")
    assert out.startswith("DỰ THẢO")
    assert "1 Thôn Ấp Đông 92,50 100,00 92,50 Tốt 1" in _squeezed(out)
    assert "1 Phòng Kinh tế 70,25 100,00 70,25 Đạt 2" in _squeezed(out)
    assert "1/2 50,00 100 chưa đạt" in _squeezed(out)  # one thôn of two has done task 3.2
    assert "Thôn Cao: chờ Hội đồng chấm ở A2" in out
    assert "Phòng Kinh tế: «Báo cáo năm» gửi chậm 4 ngày, hạn 30/11/2025" in out


def test_run_writes_files_and_a_record_of_them(danvan, period, tmp_path):
    code, _, err = danvan("run", period, "--out", tmp_path / "kq")

    assert code == 0
    assert "kq" in err
    record = json.loads((tmp_path / "kq" / "run.json").read_bytes())
    written = {path.name for path in (tmp_path / "kq").iterdir()}
    assert written == {"run.json", *record["files"]}
    assert {"ket-qua.json", "xep-hang.csv", "diem.csv"} <= written
    assert record["counts"]["units"] == 3
    assert record["provenance"]["as_of"] == "2025-12-05"
    document = json.loads((tmp_path / "kq" / "ket-qua.json").read_bytes())
    jsonschema.validate(document, schema("result"), jsonschema.Draft202012Validator)


def test_the_same_inputs_give_the_same_bytes(danvan, period, tmp_path):
    contents = []
    for name in ("kq1", "kq2"):
        danvan("run", period, "--out", tmp_path / name)
        contents.append({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()})

    assert contents[0] == contents[1]


def test_a_second_run_replaces_the_first(danvan, period, tmp_path):
    danvan("run", period, "--out", tmp_path / "kq")
    _edit(period.parent / "phieu.csv", "u1;diem_hd;37;", "u1;diem_hd;38;")

    code, _, _ = danvan("run", period, "--out", tmp_path / "kq")

    assert code == 0
    assert "93,50" in (tmp_path / "kq" / "xep-hang.csv").read_text(encoding="utf-8-sig")


def test_a_folder_of_somebody_else_is_refused_before_anything_is_computed(danvan, period, tmp_path):
    code, out, err = danvan("run", period, "--out", tmp_path)

    assert (code, out) == (1, "")
    assert "SUB294" in err


def test_the_day_can_be_set_on_the_command_line(danvan, period):
    """On 30/11 the task is still open, and no report is late yet."""
    _, out, _ = danvan("run", period, "--as-of", "30/11/2025")

    assert "tính đến ngày 30/11/2025" in out
    assert "chậm 4 ngày" not in out


def test_faults_of_the_input_end_with_1_and_are_told_on_stderr(danvan, period):
    _edit(period.parent / "phieu.csv", "u1;mo_hinh;55,5", "u9;mo_hinh;nhiều")

    code, out, err = danvan("run", period)

    assert (code, out) == (1, "")
    assert "phieu.csv:2" in err
    assert err.splitlines()[-1].endswith("cảnh báo")


def test_one_fault_is_counted_as_one(danvan, period):
    _edit(period.parent / "phieu.csv", "u1;mo_hinh;55,5", "u1;mo_hinh;nhiều")

    _, _, err = danvan("run", period, "--lang", "en")

    assert err.splitlines()[-1] == "1 error, 0 warnings"


def test_warnings_of_reading_do_not_stop_the_run_and_are_shown(danvan, period):
    heading = (period.parent / "bao-cao.csv").read_text(encoding="utf-8").splitlines()[0]
    (period.parent / "bao-cao.csv").write_text(heading + "\n", encoding="utf-8")

    code, out, _ = danvan("run", period)

    assert code == 0
    assert "Cảnh báo về dữ liệu đầu vào (1)" in out
    assert "bao-cao.csv" in out.split("Cảnh báo về dữ liệu đầu vào (1)")[1]


def test_faults_of_rubric_plan_and_submissions_are_told_in_one_go(danvan, period):
    folder = period.parent
    _edit(folder / "rubric.toml", 'title = "Nhiệm vụ"\n', 'tittle = "Nhiệm vụ"\n')
    _edit(folder / "plan.toml", 'group = "3"', 'group = "4"')
    _edit(folder / "bao-cao.csv", "u1;nam", "u9;nam")

    code, _, err = danvan("run", period)

    assert code == 1
    assert all(name in err for name in ("rubric.toml", "plan.toml", "bao-cao.csv"))


def test_a_missing_file_ends_with_1(danvan, tmp_path):
    code, out, err = danvan("run", tmp_path / "khong-co.toml")

    assert (code, out) == (1, "")
    assert "khong-co.toml" in err


def test_a_plugin_that_cannot_be_loaded_ends_with_3(danvan, period, tmp_path):
    broken = tmp_path / "hong.py"
    broken.write_text("raise RuntimeError('hỏng')\n", encoding="utf-8")

    code, out, err = danvan("run", period, plugin=broken)

    assert (code, out) == (3, "")
    assert "PLG" in err
    assert "hong" in err


def test_a_criterion_that_raises_ends_with_3_and_keeps_its_traceback(danvan, period, tmp_path):
    text = PLAIN.read_text(encoding="utf-8")
    broken = tmp_path / "plain.py"
    broken.write_text(
        text.replace(
            "        return _all_scored(evidence[self.params.field])\n",
            "        raise ZeroDivisionError('chia cho 0')\n",
        ),
        encoding="utf-8",
    )

    code, out, err = danvan("run", period, plugin=broken)

    assert (code, out) == (3, "")
    assert "PLG481" in err
    assert "Traceback" in err


def test_a_bug_ends_with_3_one_vietnamese_line_and_the_traceback(danvan, period, monkeypatch):
    def broken(*_arguments, **_named):
        raise KeyError("lạc")

    monkeypatch.setattr("danvan_scoring.cli.commands.run.period_report", broken)

    code, out, err = danvan("run", period)

    assert (code, out) == (3, "")
    assert err.startswith("Chương trình gặp lỗi ngoài dự kiến (KeyError: 'lạc')")
    assert "Traceback" in err


def test_check_of_good_files_says_so_and_ends_with_0(danvan, period):
    folder = period.parent

    code, out, _ = danvan("check", period, folder / "rubric.toml", folder / "plan.toml")

    assert (code, out) == (0, "Không có lỗi.\n")


def test_check_tells_the_faults_of_every_file_and_ends_with_1(danvan, period):
    folder = period.parent
    _edit(folder / "rubric.toml", 'title = "Nhiệm vụ"\n', 'tittle = "Nhiệm vụ"\n')
    _edit(folder / "plan.toml", 'group = "3"', 'group = "4"')

    code, out, err = danvan("check", folder / "rubric.toml", folder / "plan.toml")

    assert code == 1
    assert "rubric.toml" in out
    assert "plan.toml" in out
    assert "lỗi" in err


def test_check_of_a_period_tells_faults_of_rubric_and_submissions_together(danvan, period):
    _edit(period.parent / "rubric.toml", 'uses = "plain/points@1"', 'uses = "plain/point@1"')
    _edit(period.parent / "phieu.csv", "u1;mo_hinh", "u9;mo_hinh")

    code, out, _ = danvan("check", period)

    assert code == 1
    assert "plain/points@1" in out  # the near name that is suggested
    assert "phieu.csv:2" in out


def test_check_of_a_broken_file_names_it(danvan, tmp_path):
    (tmp_path / "rubric.toml").write_text("format = ", encoding="utf-8")

    code, out, _ = danvan("check", tmp_path / "rubric.toml", tmp_path / "khong-co.toml")

    assert code == 1
    assert "rubric.toml" in out
    assert "khong-co.toml" in out


def test_check_of_submissions_alone_says_that_it_is_not_the_whole_check(danvan, period):
    code, out, _ = danvan("check", period.parent / "phieu.csv")

    assert code == 0
    assert "SUB270" in out


@pytest.mark.parametrize(
    ("name", "content"), [("ghi-chu.toml", 'title = "x"'), ("so.csv", "a;b\n1;2\n")]
)
def test_check_of_a_file_of_another_kind_says_that_it_is_not_known(danvan, tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")

    code, out, _ = danvan("check", tmp_path / name)

    assert code == 1
    assert "SUB293" in out


@pytest.mark.parametrize("name", ["u1", "thôn ấp đông"])
def test_explain_takes_a_code_or_a_name(danvan, period, name):
    code, out, _ = danvan("explain", period, name)

    assert code == 0
    assert out.splitlines()[1].startswith("Thôn Ấp Đông (u1)")
    assert "A1  Mô hình dân vận khéo: 55,5/60 điểm" in out
    assert "Số liệu: Điểm mô hình = 55,5; minh chứng: Báo cáo số 12" in out
    assert "Căn cứ: Điều 1" in out


def test_explain_of_one_criterion_shows_only_that(danvan, period):
    code, out, _ = danvan("explain", period, "u1", "A2")

    assert code == 0
    assert "A2  Điểm của Hội đồng: 37/40 điểm" in out
    assert "A1" not in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["u11"], "SUB291"), (["u1", "A11"], "SUB292")],
)
def test_explain_suggests_a_near_name_and_ends_with_1(danvan, period, arguments, told):
    code, out, err = danvan("explain", period, *arguments)

    assert code == 1
    assert out == ""
    assert told in err
    assert f"«{arguments[-1][:2]}»" in err


_EXPORTER = """
class Short(Exporter):
    name = "short"
    summary = Text("Một dòng", "One line")

    def export(self, publication, language):
        return {FILE: f"{len(publication.found.submissions.units)} {language}".encode()}


@hookimpl
def danvan_register_exporters():
    return [Short]
"""


def _with_exporter(folder: Path, file: str) -> Path:
    """The plain plugin with an exporter that writes `file`."""
    plugin = folder / "plain.py"
    head = "from danvan_scoring.plugins import Exporter\n"
    text = PLAIN.read_text(encoding="utf-8").replace("import numpy", head + "import numpy", 1)
    plugin.write_text(text + _EXPORTER.replace("FILE", repr(file)), encoding="utf-8")
    return plugin


def test_an_exporter_of_a_plugin_adds_its_files(danvan, period, tmp_path):
    plugin = _with_exporter(tmp_path, "ngan.txt")

    code, _, _ = danvan("run", period, "--out", tmp_path / "kq", "--export", "short", plugin=plugin)

    assert code == 0
    assert (tmp_path / "kq" / "ngan.txt").read_bytes() == b"3 vi"
    assert "ngan.txt" in json.loads((tmp_path / "kq" / "run.json").read_bytes())["files"]
    assert "short" in danvan("plugins", plugin=plugin)[1]


@pytest.mark.parametrize(
    "file", ["run.json", "diem.csv", "../x.txt", "a\\b.txt", "a/b/c.txt", "/x.txt"]
)
def test_an_exporter_cannot_write_elsewhere_or_over_other_files(danvan, period, tmp_path, file):
    plugin = _with_exporter(tmp_path, file)

    code, _, err = danvan(
        "run", period, "--out", tmp_path / "kq", "--export", "short", plugin=plugin
    )

    assert code == 3
    assert "PLG492" in err
    assert not (tmp_path / "kq").exists()


def test_an_exporter_that_raises_ends_with_3(danvan, period, tmp_path):
    plugin = _with_exporter(tmp_path, "x.txt")
    _edit(plugin, "return {", "raise KeyError({")
    _edit(plugin, ".encode()}", ".encode()})")

    code, _, err = danvan(
        "run", period, "--out", tmp_path / "kq", "--export", "short", plugin=plugin
    )

    assert code == 3
    assert "PLG491" in err


def test_an_unknown_exporter_ends_with_1_and_one_without_a_folder_with_2(danvan, period, tmp_path):
    code, out, err = danvan("run", period, "--out", tmp_path / "kq", "--export", "shrt")

    assert (code, out) == (1, "")
    assert err.startswith("SUB296 ")
    assert danvan("run", period, "--export", "short")[0] == 2


def test_plugins_lists_criteria_with_versions_and_summaries(danvan):
    code, out, _ = danvan("plugins")

    assert code == 0
    assert "plain/points@1" in out
    assert "Điểm ghi sẵn" in out


def test_english_reports_have_decimal_points(danvan, period):
    _, out, _ = danvan("run", period, "--lang", "en")

    assert "RANKING" in out
    assert "92.50" in out


def test_a_reader_that_goes_away_is_not_a_bug(period):
    """As in `danvan run … | head -1`."""
    program = "import sys; from danvan_scoring.cli import main; sys.exit(main(sys.argv[1:]))"
    process = subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", program, "run", str(period), "-p", str(PLAIN)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)

    assert b"Traceback" not in err
