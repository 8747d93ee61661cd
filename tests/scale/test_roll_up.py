"""Pages over many communes: counted from outcomes, and equal to what each commune says itself."""

import csv
import io
import re
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from many import PERIOD, tree

from danvan_scoring.cli import main
from danvan_scoring.cli.loading import load
from danvan_scoring.scale.partition import UNITS, Partition

ROOT = Path(__file__).parents[2]
COMMUNES = ROOT / "examples" / "tinh_mau" / "xa"
SECOND = ("Xã Hòa Lạc", "Xã Tân Lập")
"""The communes that the tests put into the second province."""


@pytest.fixture(scope="module")
def rolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The six communes of the example, as two provinces."""
    folder = tmp_path_factory.mktemp("many")
    codes = sorted(path.name for path in COMMUNES.iterdir())
    for province, own in (("31", codes[:4]), ("22", codes[4:])):
        periods = [str(COMMUNES / code / "period.toml") for code in own]
        options = ["--province", province, "--period", PERIOD, "--out", str(folder / "data")]
        assert main(["dataset", *periods, *options]) == 0
    assert main(["run-many", str(folder / "data"), "--out", str(folder / "results")]) == 0
    assert main(["roll-up", str(folder / "results"), "--out", str(folder / "pages")]) == 0
    return folder


def rows(page: bytes) -> list[list[str]]:
    """The cells of every row of a page's tables."""
    found = re.findall(r"<tr>(.*?)</tr>", page.decode(), re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in found
    ]


def test_every_commune_has_a_page_that_its_province_leads_to(rolled: Path) -> None:
    files = tree(rolled / "pages")

    for province, page in (("31", "tinh/N2025-31.html"), ("22", "tinh/N2025-22.html")):
        links = re.findall(r'href="\.\./(xa/[^"]+)"', files[page].decode())
        own = [name for name in files if name.startswith(f"xa/N2025-{province}-")]
        assert sorted(links) == sorted(own)
        assert f'href="{page}"' in files["tong-hop.html"].decode()
    assert sum(name.startswith("xa/") for name in files) == 6


def test_counts_are_those_of_the_communes(rolled: Path) -> None:
    files = tree(rolled / "pages")
    wanted: dict[str, list[str]] = {}
    for path in COMMUNES.iterdir():
        [result] = load(path / "period.toml", [], []).evaluate(None).results
        final = result.classifications["T"].final
        silent = int((result.scores.nodes["A1"].status == 6).sum())
        assert result.compliance is not None
        [task] = result.compliance.by_task.to_dict("records")
        name = str(result.submissions.units["authority"].iloc[0])
        wanted[name] = [
            name, "10", str(silent), *(str(int((final == c).sum())) for c in (0, 1, 2, -2, -1)),
            f"{task['numerator']}/{task['denominator']}",
        ]  # fmt: skip

    found = [row for page in ("31", "22") for row in rows(files[f"tinh/N2025-{page}.html"])]
    for name, counts in wanted.items():
        assert counts == next(row for row in found if row[0] == name)[:9]
    task = next(row for row in found if row[0].startswith("1.1 "))
    owed = [own[-1].split("/") for name, own in wanted.items() if name not in SECOND]
    assert task[1] == "/".join(str(sum(map(int, part))) for part in zip(*owed, strict=True))
    assert task[1].endswith("/37")  # three of 40 units are waived
    sums = [row for row in rows(files["tong-hop.html"]) if row and row[0] == "Cộng"]
    totals = [sum(int(own[place]) for own in wanted.values()) for place in range(1, 8)]
    assert sums[0][1:8] == [str(total) for total in totals]


def test_communes_that_sent_nothing_are_named(rolled: Path) -> None:
    files = tree(rolled / "pages")

    assert "Xã chưa có đơn vị nào nộp phiếu: Xã Tân Lập." in files["tinh/N2025-22.html"].decode()
    told = "Xã chưa có đơn vị nào nộp phiếu: tỉnh 22, kỳ N2025: 1 xã."
    assert told in files["tong-hop.html"].decode()
    assert "chưa có đơn vị nào" not in files["tinh/N2025-31.html"].decode()


def test_the_ranking_of_a_province_opens_in_excel(rolled: Path) -> None:
    content = (rolled / "pages" / "xep-hang" / "N2025-31.csv").read_text("utf-8-sig")
    table = list(csv.reader(io.StringIO(content), delimiter=";"))

    assert table[0][:4] == ["Hạng trong tỉnh", "Hạng chung", "Hạng trong xã", "Xã"]
    assert len(table) == 41
    ranked = [row for row in table[1:] if row[0]]
    points = [float(row[5].replace(",", ".")) for row in ranked]
    assert points == sorted(points, reverse=True)
    assert [int(row[0]) for row in ranked] == sorted(int(row[0]) for row in ranked)
    assert {row[5] for row in table[1:] if not row[0]} == {"chưa nộp phiếu"}


def test_pages_load_nothing_and_are_the_same_each_time(rolled: Path, tmp_path: Path) -> None:
    assert main(["roll-up", str(rolled / "results"), "--out", str(tmp_path / "pages")]) == 0

    assert tree(tmp_path / "pages") == tree(rolled / "pages")
    for name, content in tree(rolled / "pages").items():
        if name.endswith(".html"):
            assert not re.search(rb'(src|href)="https?:', content)


def test_english_pages(rolled: Path, tmp_path: Path) -> None:
    arguments = ["roll-up", str(rolled / "results"), "--out", str(tmp_path / "p"), "--lang", "en"]
    assert main(arguments) == 0

    page = (tmp_path / "p" / "tong-hop.html").read_text("utf-8")
    assert "Communes that sent nothing" in page
    assert "Cộng" not in page


def test_a_province_with_faults_is_named(rolled: Path, tmp_path: Path) -> None:
    data = rolled / "data"
    path = data / Partition(PERIOD, "22").file(UNITS)
    content = path.read_bytes()
    pq.write_table(pq.read_table(path, partitioning=None).drop(["kind"]), path)
    assert main(["run-many", str(data), "--out", str(tmp_path / "results")]) == 1
    path.write_bytes(content)

    assert main(["roll-up", str(tmp_path / "results"), "--out", str(tmp_path / "pages")]) == 0

    page = (tmp_path / "pages" / "tong-hop.html").read_text("utf-8")
    assert "Có lỗi nên chưa chấm: period=N2025/province=22." in page


def test_results_of_which_nothing_could_be_scored(
    rolled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(rolled / "data", tmp_path / "data")
    for path in (tmp_path / "data").rglob("*.parquet"):
        path.write_bytes(b"")
    assert main(["run-many", str(tmp_path / "data"), "--out", str(tmp_path / "results")]) == 1

    assert main(["roll-up", str(tmp_path / "results"), "--out", str(tmp_path / "pages")]) == 1

    assert "SCL952" in capsys.readouterr().err
    assert not (tmp_path / "pages").exists()


def test_names_cannot_become_markup_or_paths(rolled: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    for name, content in tree(rolled / "data").items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(content)
    path = data / Partition(PERIOD, "22").file(UNITS)
    table = pq.read_table(path, partitioning=None)
    for column, text in (("authority", "../../<b>xã</b>"), ("name", "=1+1<script>")):
        place = table.schema.get_field_index(column)
        table = table.set_column(place, column, pa.array([text] * len(table)))
    units = pa.array([f"u{number}" for number in range(len(table))])
    table = table.set_column(table.schema.get_field_index("unit"), "unit", units)
    pq.write_table(table, path)
    assert main(["run-many", str(data), "--out", str(tmp_path / "results")]) == 0

    assert main(["roll-up", str(tmp_path / "results"), "--out", str(tmp_path / "pages")]) == 0

    files = tree(tmp_path / "pages")
    assert "xa/N2025-22-b-xa-b.html" in files
    assert b"<b>" not in files["xa/N2025-22-b-xa-b.html"]
    assert b"1+1<script>" not in files["xa/N2025-22-b-xa-b.html"]
    assert b"'=1+1" in files["xep-hang/N2025-22.csv"]


@pytest.mark.parametrize("what", ["nothing", "a dataset"])
def test_what_are_no_results(
    rolled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    folder = tmp_path if what == "nothing" else rolled / "data"

    assert main(["roll-up", str(folder), "--out", str(tmp_path / "pages")]) == 1

    assert "SCL951" in capsys.readouterr().err
