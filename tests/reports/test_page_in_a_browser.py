"""The page in a browser: sorted, searched, opened, printed, narrow, dark, and read aloud."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from danvan_scoring.model.publication import Publication
from danvan_scoring.reports.exporters import HtmlPage

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield found
        found.close()


@pytest.fixture(scope="module")
def written(example: Publication, tmp_path_factory) -> dict[str, Path]:
    """The page for the office in both languages, and the page for posting."""
    folder = tmp_path_factory.mktemp("trang")
    made = {
        "vi": HtmlPage().export(example, "vi"),
        "en": HtmlPage().export(example, "en"),
        "public": HtmlPage().export(replace(example, public=True), "vi"),
    }
    for name, files in made.items():
        (folder / f"{name}.html").write_bytes(files["trang.html"])
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def opened(browser: Browser, written: dict[str, Path]) -> Iterator[Any]:
    """Open a page; at the end nothing was complained of, and nothing asked for but files."""
    told: list[str] = []
    asked: list[str] = []
    contexts = []

    def open_page(name: str = "vi", width: int = 1280, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(written[name].as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []
    assert [url for url in asked if not url.startswith("file:")] == []


def column(page: Page, number: int) -> list[str]:
    cells = page.locator(f"#r1-1 tbody tr:not([hidden]) > :nth-child({number})")
    return cells.all_text_contents()


def test_a_click_on_a_heading_sorts_and_another_turns_the_order(opened):
    page = opened()
    heading = page.locator("#r1-1 thead th").nth(2)

    heading.get_by_role("button").click()

    assert heading.get_attribute("aria-sort") == "ascending"
    rising = column(page, 3)
    numbers = [float(cell.replace(",", ".")) for cell in rising if cell != "—"]
    assert numbers == sorted(numbers)
    assert rising[-2:] == ["—", "—"]
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    falling = column(page, 3)
    assert falling == [cell for cell in reversed(rising) if cell != "—"] + ["—", "—"]


def test_classes_are_sorted_best_first_and_names_by_the_alphabet(opened):
    page = opened()
    page.locator("#r1-1 thead th").nth(5).get_by_role("button").click()
    assert column(page, 6)[0] == "Xuất sắc"

    name = page.locator("#r1-1 thead th").nth(1).get_by_role("button")
    name.focus()
    page.keyboard.press("Enter")

    assert column(page, 2)[0] == "Ban Chỉ huy Quân sự xã"
    assert page.locator("#r1-1 thead th[aria-sort]").count() == 1


@pytest.mark.parametrize(
    "typed", ["dai dong", "Đại Đồng", "ĐẠI ĐỒNG", normalize("NFD", "đại đồng")]
)
def test_a_unit_is_found_with_and_without_accents(opened, typed):
    page = opened()

    page.locator("[data-for='r1-1'] input").fill(typed)

    assert column(page, 2) == ["Thôn Đại Đồng"]
    assert page.locator("[data-for='r1-1'] output").text_content() == "Hiện 1 trong 60 đơn vị"


def test_the_ranking_is_narrowed_to_a_peer_group(opened):
    page = opened()

    page.locator("[data-for='r1-1'] select").select_option("Khối đơn vị sự nghiệp")

    assert len(column(page, 2)) == 16
    assert set(column(page, 8)) == {"Khối đơn vị sự nghiệp"}


def test_a_link_in_the_ranking_opens_the_trace_with_titles_beside_the_codes(opened):
    page = opened()
    page.get_by_role("link", name="Trường Trung học cơ sở số 3").first.click()

    unit = page.locator("#u-thcs-3")
    assert unit.get_attribute("open") is not None
    row = unit.locator(".trace tr", has_text="A1 ").first
    assert "Tổ chức quán triệt các văn bản" in row.text_content()
    assert "Số hội nghị, buổi quán triệt đã tổ chức: 2 buổi (665)" in row.text_content()

    row.get_by_role("link", name="A1").click()

    assert page.locator("#c1-A1").get_attribute("open") is not None


def test_without_a_script_the_page_says_the_same(opened):
    page = opened(java_script_enabled=False)

    unit = page.locator("#u-thcs-3")
    unit.locator("summary").click()

    assert unit.locator(".trace").is_visible()
    assert "Đã thực hiện 2 trên 3: 2 trên 3 điểm" in unit.text_content()
    assert not page.locator(".find").first.is_visible()


def test_the_first_stop_of_the_keyboard_leads_to_the_content(opened):
    page = opened()

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")

    assert page.evaluate("location.hash") == "#main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("name", ["vi", "en", "public"])
@pytest.mark.parametrize("width", [360, 768])
def test_a_narrow_page_does_not_scroll_sideways(opened, name, width):
    page = opened(name, width)
    page.evaluate("document.querySelectorAll('details').forEach(own => { own.open = true; })")
    page.wait_for_timeout(200)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    # Each two of these once; a page takes axe up to twenty seconds.
    [
        ("vi", "light", 1280), ("vi", "dark", 360), ("public", "light", 360),
        ("public", "dark", 1280),
    ],
)  # fmt: skip
def test_nothing_serious_is_found_by_axe(opened, name, scheme, width):
    page = opened(name, width, color_scheme=scheme)
    page.evaluate("location.hash = 'u-thcs-3'")
    page.evaluate("document.getElementById('c1-A1').open = true")
    page.wait_for_timeout(200)

    found = Axe().run(page).response["violations"]

    serious = [
        (own["id"], own["nodes"][0]["html"])
        for own in found
        if own["impact"] in {"serious", "critical"}
    ]
    assert serious == []


def test_the_page_prints_with_the_units_that_are_open(opened, tmp_path):
    page = opened()
    page.evaluate("location.hash = 'u-thcs-3'")
    page.wait_for_timeout(200)
    target = tmp_path / "trang.pdf"

    page.pdf(path=target, prefer_css_page_size=True)

    assert 5 <= len(re.findall(rb"/Type\s*/Page\b", target.read_bytes())) <= 40
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed: the text is not looked at")
    done = subprocess.run(  # noqa: S603 - the file that was just printed
        ["pdftotext", "-layout", target, "-"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Thôn Đại Đồng" in done.stdout
    assert "Đã thực hiện 18 trên 26" in done.stdout
    assert "Mở tất cả" not in done.stdout
    # The ranking takes two pages, and each has its headings.
    assert len(re.findall(r"Hạng +Đơn vị +Điểm", done.stdout)) >= 2
    # One unit is open, so its trace alone is printed.
    assert done.stdout.count("Tối đa áp dụng cho đơn vị") == 1
