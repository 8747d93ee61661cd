"""What a rubric assumes is listed once a sentence, with all that it is about, and printed."""

from datetime import date

from builders import group, line, number, rubric, submissions

from danvan_scoring import Evaluator
from danvan_scoring.cli.report import report
from danvan_scoring.io.result_json import to_document
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.stages.assumptions import assumptions


def assumed() -> Rubric:
    return rubric(
        status="reconstructed",
        assumptions=["Làm tròn đến hai chữ số."],
        group=[group("T", None, max=4), group("A", assumed="Điểm do nhóm xây dựng đề xuất.")],
        criterion=[
            line(
                "A1", 4, "count", "A", params={"field": "a", "each": 1},
                assumed="Điểm do nhóm xây dựng đề xuất.",
            )
        ],
        field=[number("a")],
        quota=[{"class": "X", "percent": 20, "assumed": "Tỷ lệ giả định."}],
        **{
            "class": [
                {"code": "X", "title": "Xuất sắc", "from": 3, "assumed": "Mức điểm giả định."},
                {"code": "K", "title": "Khá", "from": 0},
            ]
        },
    )  # fmt: skip


def test_each_sentence_is_listed_once_with_all_it_is_about() -> None:
    found = [(item.text, [part.vi for part in item.parts]) for item in assumptions(assumed())]

    assert found == [
        ("Làm tròn đến hai chữ số.", []),
        ("Điểm do nhóm xây dựng đề xuất.", ["nhóm A", "tiêu chí A1"]),
        ("Mức điểm giả định.", ["mức «Xuất sắc»"]),
        ("Tỷ lệ giả định.", ["tỷ lệ mức «Xuất sắc»"]),
    ]


def test_the_report_begins_with_what_it_is_and_ends_with_what_was_assumed() -> None:
    own = assumed()
    result = Evaluator().evaluate(own, submissions(own, [{"a": 3}]), as_of=date(2025, 12, 5))

    lines = report(result, "Kỳ thử", "vi").split("\n")
    assert lines[0].startswith("PHỎNG DỰNG theo quyết định đã ban hành")
    assert lines[-4:] == [
        "  - Làm tròn đến hai chữ số.",
        "  - Điểm do nhóm xây dựng đề xuất. (nhóm A, tiêu chí A1)",
        "  - Mức điểm giả định. (mức «Xuất sắc»)",
        "  - Tỷ lệ giả định. (tỷ lệ mức «Xuất sắc»)",
    ]
    assert len(to_document(result).rubric.assumptions) == 4
