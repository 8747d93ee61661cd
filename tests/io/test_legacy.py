"""Old Vietnamese encodings are named, from bytes that their tables give, and nothing else is."""

import unicodedata

import pytest

from danvan_scoring.io.legacy import recognise, recognise_mojibake

# One sentence, "Ủy ban nhân dân xã, thôn Lại Xuyên, đội sản xuất, trường tiểu học", in the bytes
# of each encoding, by hand from the published tables (TCVN 5712:1993 VN3; VNI for Windows;
# Windows code page 1258).
TCVN3 = (
    b"\xf1y ban nh\xa9n d\xa9n x\xb7, th\xabn L\xb9i Xuy\xaan, \xae\xe9i s\xb6n xu\xcat, "
    b"tr\xad\xeang ti\xd3u h\xe4c"
)
VNI = (
    b"U\xfby ban nha\xe2n da\xe2n xa\xf5, tho\xe2n La\xefi Xuye\xe2n, \xf1o\xe4i sa\xfbn xua\xe1t, "
    b"tr\xf6\xf4\xf8ng tie\xe5u ho\xefc"
)
CP1258 = (
    b"U\xd2y ban nh\xe2n d\xe2n xa\xde, th\xf4n La\xf2i Xuy\xean, \xf0\xf4\xf2i sa\xd2n "
    b"xu\xe2\xect, tr\xfd\xf5\xccng ti\xea\xd2u ho\xf2c"
)


@pytest.mark.parametrize(
    ("name", "data"), [("TCVN3 (ABC)", TCVN3), ("VNI", VNI), ("Windows-1258", CP1258)]
)
def test_each_encoding_is_named(name: str, data: bytes) -> None:
    assert recognise(data) == name


@pytest.mark.parametrize(("name", "data"), [("TCVN3 (ABC)", TCVN3), ("VNI", VNI)])
def test_text_that_went_through_latin_letters_is_named(name: str, data: bytes) -> None:
    assert recognise_mojibake(data.decode("latin-1")) == name


def test_cp1258_is_what_python_reads_in_it() -> None:
    read = unicodedata.normalize("NFC", CP1258.decode("cp1258"))

    assert read == "Ủy ban nhân dân xã, thôn Lại Xuyên, đội sản xuất, trường tiểu học"


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân xã Kim Thành: 100 % thôn, tổ dân phố có mô hình «Dân vận khéo»",
        "Thứ trưởng, Ðông, ĐÔNG, quyết định số 5/QĐ-UBND; nghiêng, khuỷu, quýt, giếng, xoong",
        "Müller, café, naïve, Straße, garçon, Ångström",
        "5 m², 30 °C, ±1, 7½",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert recognise_mojibake(text) == ""


def test_bytes_of_another_language_are_not_named() -> None:
    assert recognise("Müller café naïve Straße".encode("latin-1")) == ""
