"""Found while the same checks were given to JSON Lines."""

from pathlib import Path

from danvan_scoring.io import check_file


def test_a_list_of_extensions_alone_can_be_checked(tmp_path: Path) -> None:
    file = tmp_path / "gia-han.csv"
    file.write_text(
        "Mã đơn vị;Gia hạn đến;Văn bản cho phép\nthon-a;31/02/2025;CV 1\n", encoding="utf-8"
    )

    assert [problem.code for problem in check_file(file)] == ["SUB270", "SUB241"]
