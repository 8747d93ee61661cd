"""Tokens: made, kept as digests, looked up; and every fault of their file."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from danvan_scoring.cli import main
from danvan_scoring.errors import InputError
from danvan_scoring.serve.tokens import digest_of, new_token, read_tokens

TODAY = date(2025, 12, 10)
UNITS = ("T-01", "T-02")
A, B = digest_of("a"), digest_of("b")
GOOD = f"""\
format = 1

[[token]]
name = "Văn phòng"
role = "clerk"
expires = 2026-12-31
sha256 = "{A}"

[[token]]
name = "Thôn An Bình"
role = "unit"
unit = "T-01"
expires = 2025-12-10
sha256 = "{B}"
"""


def faults(folder: Path, content: str | bytes | None) -> list[tuple[str, int, str]]:
    path = folder / "ma.toml"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is not None:
        path.write_text(content, encoding="utf-8")
    try:
        _, problems = read_tokens(path, UNITS, TODAY)
    except InputError as error:
        problems = error.problems
    return [(problem.code, problem.place.line, problem.found) for problem in problems]


def test_a_token_is_good_through_its_last_day(tmp_path: Path) -> None:
    (tmp_path / "ma.toml").write_text(GOOD, encoding="utf-8")
    tokens, problems = read_tokens(tmp_path / "ma.toml", UNITS, TODAY)

    assert problems == ()
    found = tokens.holder("b", TODAY)
    assert found is not None
    assert (found.name, found.role, found.unit) == ("Thôn An Bình", "unit", "T-01")
    assert tokens.holder("b", date(2025, 12, 11)) is None
    assert tokens.holder("a", date(2025, 12, 11)) is not None


@pytest.mark.parametrize("token", ["", "c", A, "A", "a ", "a\0", "é", "\udcff"])
def test_nothing_else_is_a_token(tmp_path: Path, token: str) -> None:
    (tmp_path / "ma.toml").write_text(GOOD, encoding="utf-8")
    tokens, _ = read_tokens(tmp_path / "ma.toml", UNITS, TODAY)

    assert tokens.holder(token, TODAY) is None


@pytest.mark.parametrize(
    ("content", "code", "line", "found"),
    [
        (None, "SRV801", 0, ""),
        ("", "SRV804", 0, ""),
        (b"x\xff\xfe\xfd\xfc", "SRV805", 1, ""),
        (GOOD.encode("utf-16"), "SRV806", 0, ""),
        (GOOD.replace("Văn", "Va\u0306n"), "SRV807", 4, ""),
        (GOOD + "# Th«n Ph­¬ng L¹i, x· Vò B×nh, tØnh Qu¶ng Ng·i\n", "SRV808", 0, ""),
        (b"PK\x03\x04", "SRV809", 0, ""),
        (GOOD.replace("[[token]]", "[[token]", 1), "SRV810", 3, "[[token]"),
        (GOOD.replace("expires = 2026-12-31\n", ""), "SRV811", 3, ""),
        (GOOD.replace("role", "rolle", 1), "SRV812", 5, "rolle"),
        (GOOD.replace("2026-12-31", '"2026-12-31"'), "SRV813", 6, "2026-12-31"),
        (GOOD.replace('"clerk"', '"clerc"'), "SRV814", 5, "clerc"),
        (GOOD.replace(A, "a"), "SRV816", 7, "a"),
        ("format = 1\ntoken = []\n", "SRV816", 2, "[]"),
        (GOOD.replace('unit = "T-01"\n', ""), "SRV817", 9, ""),
        (GOOD.replace('"T-01"', '"T-1"'), "SRV863", 9, "T-1"),
        (GOOD.replace(B, A), "SRV864", 9, ""),
        (GOOD.replace("2025-12-10", "2025-12-09"), "SRV865", 9, "2025-12-09"),
    ],
)  # fmt: skip
def test_every_fault_of_the_file_is_told(
    tmp_path: Path, content: str | bytes | None, code: str, line: int, found: str
) -> None:
    told = faults(tmp_path, content)

    assert (code, line, found) in told
    # A key that is misspelt is missing too.
    assert {own for own, _, _ in told} <= {code, "SRV811"}


def test_the_form_of_a_digest_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "ma.toml").write_text(GOOD.replace(A, "a"), encoding="utf-8")

    with pytest.raises(InputError) as caught:
        read_tokens(tmp_path / "ma.toml", UNITS, TODAY)

    (problem,) = caught.value.problems
    assert problem.expected("vi") == "64 chữ số thập lục phân (0-9, a-f)"
    assert problem.expected("en") == "64 hexadecimal digits (0-9, a-f)"


def test_a_folder_and_a_name_that_no_file_has_are_told(tmp_path: Path) -> None:
    (tmp_path / "ma.toml").mkdir()

    assert faults(tmp_path, None) == [("SRV802", 0, "")]
    with pytest.raises(InputError, match="SRV803"):
        read_tokens(tmp_path / "a\0.toml", UNITS, TODAY)


def test_tokens_are_long_and_never_the_same() -> None:
    made = {new_token() for _ in range(100)}

    assert len(made) == 100
    assert {len(token) for token in made} == {43}  # 32 bytes in base 64


def test_a_new_token_opens_with_the_lines_that_came_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = date.today() + timedelta(days=40)  # noqa: DTZ011 (as the command)
    code = main([
        "serve-token", "unit", "--unit", "T-01", "--name", 'Thôn "An" \\ Bình',
        "--expires", f"{last:%d/%m/%Y}",
    ])  # fmt: skip
    told = capsys.readouterr()
    token = told.err.splitlines()[-1]
    (tmp_path / "ma.toml").write_text("format = 1\n\n" + told.out, encoding="utf-8")

    tokens, _ = read_tokens(tmp_path / "ma.toml", UNITS, TODAY)

    holder = tokens.holder(token, TODAY)
    assert code == 0
    assert holder is not None
    assert (holder.name, holder.unit) == ('Thôn "An" \\ Bình', "T-01")
    assert holder.expires == last
    assert token not in told.out


def test_without_a_day_a_token_is_good_for_a_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve-token", "reader", "--name", "Trang thông tin"]) == 0

    (line,) = tomllib.loads(capsys.readouterr().out)["token"]
    assert 364 <= (line["expires"] - date.today()).days <= 365  # noqa: DTZ011 (as the command)


def test_a_token_is_good_today_at_least(capsys: pytest.CaptureFixture[str]) -> None:
    today = date.today()  # noqa: DTZ011 (as the command)
    said = ["serve-token", "reader", "--name", "Trang thông tin", "--expires"]

    assert main([*said, (today - timedelta(days=1)).isoformat()]) == 1
    told = capsys.readouterr()
    assert "[--expires]: SRV869" in told.err
    assert f"{today:%d/%m/%Y}" in told.err
    assert told.out == ""
    assert main([*said, today.isoformat()]) == 0


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_token_names_its_holder_and_its_unit(
    blank: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve-token", "unit", "--unit", blank, "--name", blank]) == 1

    told = capsys.readouterr()
    assert "[--name]: SRV870" in told.err
    assert "[--unit]: SRV870" in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["serve-token", "boss", "--name", "x"], "không có vai trò «boss»"),
        (["serve-token", "unit", "--name", "x"], "vai trò unit cần có --unit"),
        (["serve-token", "clerk", "--unit", "T-01", "--name", "x"], "--unit là của vai trò unit"),
        (["serve-token", "clerk"], "thiếu --name"),
        (["serve", "p.toml"], "thiếu --tokens"),
        (["serve", "p.toml", "--tokens", "t", "--port", "65536"], "«65536» không phải là cổng"),
        (["serve", "p.toml", "--tokens", "t", "--port", "²"], "«²» không phải là cổng"),
    ],
)
def test_a_wrong_command_line_is_told(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert told in capsys.readouterr().err
