"""Pages over many communes: counted from outcomes, and equal to what each commune says itself."""

import csv
import io
import re
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from many import PERIOD, country, country_rubric, source, tree

from danvan_scoring.cli import main
from danvan_scoring.cli.loading import load
from danvan_scoring.reports.tables.ranking import class_cell
from danvan_scoring.scale.convert import add_partition
from danvan_scoring.scale.partition import UNITS, Partition
from danvan_scoring.stages.ranking_list import ranked_units

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


def test_units_stand_as_the_ranking_of_their_commune_has_them(rolled: Path) -> None:
    """Class and rank in words are those of `danvan run`; the CSV says the same in columns."""
    files = tree(rolled / "pages")
    found = [row for name, page in files.items() if name.startswith("xa/") for row in rows(page)]
    told = {tuple(row[:4]) for row in found}
    content = b"".join(page for name, page in files.items() if name.endswith(".csv"))
    columns = [line.split(";")[4:] for line in content.decode("utf-8-sig").splitlines()]
    moved = 0
    for path in COMMUNES.iterdir():
        [result] = load(path / "period.toml", [], []).evaluate(None).results
        for line in ranked_units(result):
            if line.points is not None:
                points = f"{line.points:f}".replace(".", ",")
                known = (line.name, points, class_cell(line, "vi"), line.overall_label)
                assert known in told
                tied = line.overall_label.startswith("=")
                assert [
                    str(line.overall_rank), "có" if tied else "", line.authority, line.name,
                    points, line.class_by_points, line.class_final,
                ] in columns  # fmt: skip
                moved += "(theo điểm: " in known[2]
    assert moved


def test_equal_ranks_are_marked(tmp_path: Path) -> None:
    """Counted in the CSV of each province: in the commune, in the province, over all."""
    country(tmp_path / "data", 2, 2, 20, country_rubric(ranking={}))
    main(["run-many", str(tmp_path / "data"), "--out", str(tmp_path / "results")])
    assert main(["roll-up", str(tmp_path / "results"), "--out", str(tmp_path / "pages")]) == 0

    files = tree(tmp_path / "pages")
    lines = []
    for province in ("01", "02"):
        text = files[f"xep-hang/{PERIOD}-{province}.csv"].decode("utf-8-sig")
        lines += [(province, *row) for row in csv.reader(io.StringIO(text), delimiter=";")][1:]
    for rank, of in ((1, (0,)), (3, ()), (5, (0, 7))):
        places = [(row[rank], *(row[column] for column in of)) for row in lines]
        marked = [row[rank + 1] == "có" for row in lines]
        assert marked == [bool(own[0]) and places.count(own) > 1 for own in places]
        assert any(marked)
    [tied, *_] = [row for row in lines if row[6] == "có"]
    page = rows(files[f"xa/{PERIOD}-{tied[0]}-{tied[7]}.html"])
    assert next(row for row in page if row[0] == tied[8])[3] == f"={tied[5]}"


def test_what_decides_among_equals_is_said_by_title(tmp_path: Path) -> None:
    country(tmp_path / "data", 1, 2, 5, country_rubric(ranking={"tie_breaks": ("B", "A1")}))
    main(["run-many", str(tmp_path / "data"), "--out", str(tmp_path / "results")])
    assert main(["roll-up", str(tmp_path / "results"), "--out", str(tmp_path / "pages")]) == 0

    files = tree(tmp_path / "pages")
    own = country_rubric()
    titles = [own.groups[2].title, own.criteria[0].title]
    told = f"Đơn vị bằng nhau thì xét lần lượt điểm của: {'; '.join(titles)}."
    for name in ("tinh/N2025-01.html", "xa/N2025-01-x00.html"):
        assert told in files[name].decode()


def test_communes_and_provinces_stand_by_their_numbers(tmp_path: Path) -> None:
    own = country_rubric()
    sent = country(tmp_path / "any", 1, 1, 3, own).communes["01", "x00"]
    for province in ("31", "7"):
        communes = [source(own, f"Xã số {n}, tỉnh {province}", sent) for n in (10, 7)]
        add_partition(tmp_path / "data", Partition(PERIOD, province), communes)
    main(["run-many", str(tmp_path / "data"), "--out", str(tmp_path / "results")])
    assert main(["roll-up", str(tmp_path / "results"), "--out", str(tmp_path / "pages")]) == 0

    files = tree(tmp_path / "pages")
    index = [row[0] for row in rows(files["tong-hop.html"])]
    assert index[1:3] == ["7 (2)", "31 (2)"]
    communes_ = [row[0] for row in rows(files["tinh/N2025-7.html"])]
    assert communes_[1:3] == ["Xã số 7, tỉnh 7", "Xã số 10, tỉnh 7"]


def test_a_swatch_stays_with_the_first_word_of_its_class(rolled: Path) -> None:
    page = tree(rolled / "pages")["tinh/N2025-31.html"].decode()

    kept = re.findall(r'<span class="keyed"><svg [^>]+>.*?</svg> ([^<]+)</span>', page)
    assert kept == ["Tốt", "Khá", "Trung", "Không", "Chưa"]
    assert ".keyed { white-space: nowrap; }" in page


def test_communes_that_sent_nothing_are_named(rolled: Path) -> None:
    files = tree(rolled / "pages")

    assert "Xã chưa có đơn vị nào nộp phiếu: Xã Tân Lập." in files["tinh/N2025-22.html"].decode()
    told = "Xã chưa có đơn vị nào nộp phiếu: tỉnh 22, kỳ N2025: 1 xã."
    assert told in files["tong-hop.html"].decode()
    assert "chưa có đơn vị nào" not in files["tinh/N2025-31.html"].decode()


def test_the_ranking_of_a_province_opens_in_excel(rolled: Path) -> None:
    content = (rolled / "pages" / "xep-hang" / "N2025-31.csv").read_text("utf-8-sig")
    table = list(csv.reader(io.StringIO(content), delimiter=";"))

    assert table[0] == [
        "Hạng trong tỉnh", "Đồng hạng trong tỉnh", "Hạng chung", "Đồng hạng chung",
        "Hạng trong xã", "Đồng hạng trong xã", "Xã", "Đơn vị", "Điểm", "Mức theo điểm", "Xếp loại",
    ]  # fmt: skip
    assert len(table) == 41
    ranked = [row for row in table[1:] if row[0]]
    points = [float(row[8].replace(",", ".")) for row in ranked]
    assert points == sorted(points, reverse=True)
    assert [int(row[0]) for row in ranked] == sorted(int(row[0]) for row in ranked)
    assert {row[8] for row in table[1:] if not row[0]} == {"chưa nộp phiếu"}
    ranks = [row[0] for row in ranked]
    assert [row[1] for row in ranked] == ["có" if ranks.count(r) > 1 else "" for r in ranks]


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
    assert "Có lỗi nên chưa chấm: tỉnh 22, kỳ N2025." in page


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
