"""What documents say is what the result says; names are text, whatever they look like."""

import csv
import io
import shutil
import tomllib
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import docx
import pytest
from docx.document import Document

from danvan_scoring.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for own in ("examples/kim_thanh_2025", "criteria/packs/kim_thanh_2025"):
        shutil.copytree(ROOT / own, tmp_path / own)
    return tmp_path


def report(folder: Path, kind: str, *words: str) -> Path:
    out = folder / "kq"
    period = folder / "examples/kim_thanh_2025/nam/period.toml"
    assert main(["report", str(period), "--out", str(out), "--only", kind, *words]) == 0
    return out


def texts(path: Path) -> list[str]:
    document = docx.Document(str(path))
    return [p.text for p in document.paragraphs]


def rows(document: Document, first: str) -> dict[str, list[str]]:
    """The rows of the table whose first heading is this, by their first cell."""
    table = next(t for t in document.tables if t.rows[0].cells[0].text == first)
    return {row.cells[0].text: [cell.text for cell in row.cells] for row in table.rows}


def percents(folder: Path, period: str) -> dict[str, tuple[str, Fraction]]:
    """Kind of unit and percentage of each unit with a total, from the CSV files of a run."""
    out = folder / f"kq-{period}"
    path = folder / f"examples/kim_thanh_2025/{period}/period.toml"
    assert main(["run", str(path), "--out", str(out)]) == 0
    with (out / "xep-hang.csv").open(encoding="utf-8-sig", newline="") as stream:
        listed = [*csv.DictReader(stream, delimiter=";")]
    return {
        row["Mã đơn vị"]: (
            row["Khối"],
            100 * Fraction(row["Điểm"].replace(",", "."))
            / Fraction(row["Điểm tối đa"].replace(",", ".")),
        )
        for row in listed
        if row["Điểm"]
    }  # fmt: skip


def shown(percent: Fraction) -> str:
    """To two decimals, half up, with a comma."""
    value = Decimal(percent.numerator) / Decimal(percent.denominator)
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")


def test_a_unit_reads_its_points_rank_class_change_and_the_way_up(folder: Path) -> None:
    """T-26 has 71.42 of 82: 87.097... %. Ranks are counted anew here, from points and maxima."""
    now, before = percents(folder, "nam"), percents(folder, "9-thang")
    peers, own = now["T-26"]
    in_group = 1 + sum(group == peers and more > own for group, more in now.values())
    over_all = 1 + sum(more > own for _, more in now.values())

    told = texts(report(folder, "units") / "phieu-ket-qua" / "T-26.docx")

    assert "Tổng điểm: 71,42/82 điểm tối đa áp dụng (87,10 %)." in told
    assert f"Xếp hạng: hạng {in_group} trong khối thôn, thị tứ; chung: hạng {over_all}." in told
    was = shown(before["T-26"][1])
    assert any(line.startswith(f"So với kỳ trước: {was} % → 87,10 %") for line in told)
    # 90 % of 82 is 73.80; 89.995 % of it, which rounds up to 90.00, is 73.7959: 73.80 - 71.42.
    assert any("còn thiếu 2,38 điểm" in line for line in told)


def test_a_unit_reads_what_it_lost_and_why_and_a_bonus_is_no_loss(folder: Path) -> None:
    path = report(folder, "units") / "phieu-ket-qua" / "T-05.docx"
    table = rows(docx.Document(str(path)), "Mã")

    # The year's report came 3 days late: 3 - 3 x 0.5 = 1.5 (README of the example).
    assert table["F2"][2:5] == ["3", "1,5", "1,5"]
    assert "3 ngày" in table["F2"][5]
    assert "Căn cứ:" in table["F2"][5]
    assert table["G1"][4] == ""


def test_a_unit_that_sent_nothing_has_a_state_and_no_zero(folder: Path) -> None:
    path = report(folder, "units") / "phieu-ket-qua" / "T-17.docx"

    assert "Tổng điểm: chưa nộp phiếu." in texts(path)
    assert rows(docx.Document(str(path)), "Mã")[""][3] == "chưa nộp phiếu"


def test_the_report_names_who_has_not_done_a_task_with_a_target(folder: Path) -> None:
    told = texts(report(folder, "report") / "bao-cao.docx")

    (task,) = [line for line in told if line.startswith("3.2 ") and "đã thực hiện" in line]
    assert "58/60 đơn vị đã thực hiện (96,67 %)" in task
    assert "chỉ tiêu 100 %: chưa đạt" in task
    assert task.endswith("Chưa hoàn thành: Thôn Hưng Thịnh; Thôn Tân Tiến.")


def test_the_decision_counts_the_classes_of_its_own_list(folder: Path) -> None:
    """The list is counted again here; 60 units, 3 without a class (README of the example)."""
    document = docx.Document(str(report(folder, "decision") / "du-thao-quyet-dinh.docx"))
    (article,) = [p.text for p in document.paragraphs if p.text.startswith("Điều 1.")]
    listed = rows(document, "TT")

    final = [cells[5].partition(" (")[0] for number, cells in listed.items() if number != "TT"]
    counts = [f"{name}: {final.count(name)} đơn vị" for name in ("Xuất sắc", "Tốt", "Khá")]
    assert set(listed) == {"TT", *map(str, range(1, 61))}
    assert "của 57 cơ quan, đơn vị" in article
    assert "; ".join(counts) in article


def test_the_annex_has_every_criterion_of_the_rubric_with_its_maximum(folder: Path) -> None:
    file = folder / "criteria/packs/kim_thanh_2025/rubric.toml"
    lines = tomllib.loads(file.read_text(encoding="utf-8"))["criterion"]

    document = docx.Document(str(report(folder, "annex") / "phu-luc-tieu-chi.docx"))

    table = rows(document, "Mã")
    assert {line["code"]: table[line["code"]][1:3] for line in lines} == {
        line["code"]: [line["title"], str(line["max"]).replace(".", ",")] for line in lines
    }
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[:3] == ["I. BẢNG TIÊU CHÍ", "II. MỨC XẾP LOẠI", "III. ĐIỀU KIỆN KHỐNG CHẾ"]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", '"onload=', "=1+1", "A & B", "Nam"])
def test_a_name_is_shown_as_it_is(folder: Path, name: str) -> None:
    units = folder / "examples/kim_thanh_2025/units.csv"
    text = units.read_text(encoding="utf-8-sig")
    old = next(line.split(";")[1] for line in text.splitlines() if line.startswith("T-01;"))
    quoted = '"' + name.replace('"', '""') + '"'
    units.write_text(text.replace(f"T-01;{old}", f"T-01;{quoted}"), encoding="utf-8-sig")

    out = report(folder, "summary")

    document = docx.Document(str(out / "bang-tong-hop.docx"))
    assert name in {cell.text for t in document.tables for row in t.rows for cell in row.cells}


def test_for_posting_no_note_or_document_of_a_unit_goes_out(folder: Path) -> None:
    """The marker stands in notes and documents; the sheets of the units have it, so it is there."""
    marks = folder / "examples/kim_thanh_2025/nam"
    for file in ("phieu.csv", "hoi-dong.csv"):
        with (marks / file).open(encoding="utf-8-sig", newline="") as stream:
            head, *cells = csv.reader(stream, delimiter=";")
        with (marks / file).open("w", encoding="utf-8-sig", newline="") as stream:
            marked = [[*row[:3], "DẤU-RIÊNG", "DẤU-RIÊNG"] for row in cells]
            csv.writer(stream, delimiter=";").writerows([head, *marked])
    private = report(folder, "units") / "phieu-ket-qua.docx"
    assert any("DẤU-RIÊNG" in cell.text
               for t in docx.Document(str(private)).tables for row in t.rows for cell in row.cells)  # fmt: skip # noqa: E501
    shutil.rmtree(folder / "kq")

    period = folder / "examples/kim_thanh_2025/nam/period.toml"
    assert main(["report", str(period), "--out", str(folder / "cong-khai"), "--public"]) == 0

    made = sorted(path.name for path in (folder / "cong-khai").rglob("*") if path.is_file())
    assert {"bang-tong-hop.docx", "du-thao-quyet-dinh.docx", "bao-cao.md"} <= set(made)
    assert "phieu-ket-qua.docx" not in made
    for path in (folder / "cong-khai").rglob("*"):
        if path.suffix == ".docx":
            assert "DẤU-RIÊNG" not in "\n".join(
                cell.text for t in docx.Document(str(path)).tables
                for row in t.rows for cell in row.cells
            )  # fmt: skip
        elif path.is_file():
            assert "DẤU-RIÊNG" not in path.read_text(encoding="utf-8")


def test_a_template_of_the_commune_gives_styles_and_letterhead(folder: Path) -> None:
    template = docx.Document()
    template.add_paragraph("ĐẦU THƯ CỦA XÃ")
    style = template.styles.add_style("Nội dung", 1)
    style.font.name = "Arial"
    stream = io.BytesIO()
    template.save(stream)
    pack = folder / "criteria/packs/kim_thanh_2025"
    (pack / "mau.docx").write_bytes(stream.getvalue())
    with (pack / "office.toml").open("a", encoding="utf-8") as file:
        file.write('template = "mau.docx"\n')

    document = docx.Document(str(report(folder, "report") / "bao-cao.docx"))

    assert document.paragraphs[0].text == "ĐẦU THƯ CỦA XÃ"
    assert document.styles["Nội dung"].font.name == "Arial"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in {
        p.text for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs
    }
