"""The page of a period: one file that asks for nothing, says everything, and trusts no name."""

import re
from dataclasses import replace
from itertools import pairwise

import hand_made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_reader import digest, page, parsed, rows, spaced, words

from danvan_scoring import Evaluator
from danvan_scoring.model.explanation import ExplanationNode
from danvan_scoring.model.plan import TaskState
from danvan_scoring.model.publication import Publication
from danvan_scoring.model.result import Result
from danvan_scoring.reports.exporters import HtmlPage
from danvan_scoring.stages.explain import Explainer
from danvan_scoring.testing import AS_OF, plans, publication_of, rubrics, submissions

LARGEST = 600 * 1024


def content_of(publication: Publication, language="vi") -> str:
    return HtmlPage().export(publication, language)["trang.html"].decode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_year_of_sixty_units_is_one_file_of_less_than_600_kib(example, language):
    files = HtmlPage().export(example, language)

    assert list(files) == ["trang.html"]
    assert len(files["trang.html"]) < LARGEST


def test_the_same_results_give_the_same_bytes(example):
    assert content_of(example) == content_of(example)


@pytest.mark.parametrize("public", [False, True])
def test_nothing_is_loaded_and_the_policy_knows_style_and_script(example, public):
    root = page(replace(example, public=public))

    (style,), (script,) = root.xpath("//style"), root.xpath("//script")
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert f"style-src {digest(style.text)};" in policy
    assert f"script-src {digest(script.text)};" in policy
    loads = root.xpath(
        "//@src|//@srcset|//link/@href|//@data|//@poster|//@action|//@*[name()='xlink:href']"
    )
    assert loads == []
    assert [href for href in root.xpath("//a/@href") if not href.startswith("#")] == []
    assert "url(" not in style.text
    assert "@import" not in style.text


@pytest.mark.parametrize("public", [False, True])
def test_nothing_is_written_that_the_policy_would_block(example, public):
    root = page(replace(example, public=public))

    assert root.xpath("//@style") == []
    assert [name for name in root.xpath("//@*") if name.attrname.startswith("on")] == []


@pytest.mark.parametrize("public", [False, True])
def test_every_link_leads_somewhere_and_every_name_is_given_once(example, public):
    root = page(replace(example, public=public))

    names = root.xpath("//@id")
    assert len(names) == len(set(names))
    assert {href[1:] for href in root.xpath("//a/@href")} <= set(names)
    told_by = {name for value in root.xpath("//@aria-labelledby") for name in value.split()}
    assert told_by <= set(names)


def test_headings_go_down_one_level_at_a_time(example):
    levels = [int(name.tag[1]) for name in page(example).xpath("//h1|//h2|//h3|//h4")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize(
    ("language", "draft"), [("vi", "DỰ THẢO:"), ("en", "DRAFT:")]
)  # fmt: skip
def test_the_page_speaks_the_language_and_says_what_the_results_are_worth(example, language, draft):
    root = page(example, language)

    assert root.get("lang") == language
    assert words(root.xpath("//*[@class='standing']")[0]).startswith(draft)


def test_each_language_has_words_of_its_own(example):
    vietnamese, english = content_of(example), content_of(example, "en")

    assert "Xếp hạng" in vietnamese
    assert "Ranking" not in vietnamese
    assert "Ranking" in english
    assert "Xếp hạng" not in english


def test_numbers_have_a_decimal_comma_in_vietnamese_only(example):
    vietnamese, english = (rows(page(example, lang), "xep-hang")[0] for lang in ("vi", "en"))

    assert vietnamese[:5] == ["1", "Phòng Văn hóa - Xã hội", "91,84", "93,00", "98,75"]
    assert english[2:5] == ["91.84", "93.00", "98.75"]


def test_the_whole_trace_of_every_unit_is_in_the_page(example):
    root = page(example)
    (result,) = example.found.results
    explainer = Explainer(result)
    units = root.xpath("//details[@class='unit']")

    assert len(units) == 60
    for code, own in zip(result.submissions.names, units, strict=True):
        text, found = spaced(own), explainer.unit(code)
        for scale in found.scales:
            assert scale.class_sentence.vi in text
            for node in _below(scale.tree):
                assert re.search(rf"\b{re.escape(node.code)}\b", text)
                assert node.reason.vi in text
                assert node.cap.vi in text
                for fact in node.facts:
                    # A file is named once, and lines stand in brackets.
                    assert not fact.place or f"{fact.place.rpartition(':')[2]})" in text
                    assert not fact.place or fact.place.rpartition(":")[0] in text
                    assert fact.document in text
                    assert not fact.place or fact.value.vi in text


def test_rule_basis_and_titles_of_a_criterion_are_said_once(example):
    text = content_of(example)
    (result,) = example.found.results
    trees = Explainer(result).unit("VP").scales[0].tree

    rules = {node.code: node.rule.vi for node in _below(trees) if node.kind == "criterion"}
    assert len(rules) == 38
    longest = max(rules.values(), key=len)
    assert text.count(longest.replace("&", "&amp;").replace("'", "&#39;")) == 1


def test_titles_and_fields_can_be_looked_up_where_the_trace_names_them(example):
    root = page(example)
    (unit,) = root.xpath("//details[@id='u-thcs-3']")

    for row in unit.xpath(".//table[@class='trace']//tr[td]"):
        code = words(row.xpath("./th")[0])
        home = root.xpath(f"//details[@id='c{unit.get('data-rubric')}-{code}']")
        if not home:
            assert "," in code  # several criteria that do not apply for one reason
            continue
        facts = row.xpath(".//ol/li")
        assert len(facts) in {0, len(home[0].xpath(".//ol[@class='f']/li"))}


def test_states_that_are_not_numbers_are_words_and_never_zero():
    publication = publication_of(hand_made.result())

    ranked = {row[1]: row for row in rows(page(publication), "xep-hang")}
    assert ranked["Thôn Cao"][0] == "—"
    assert ranked["Thôn Cao"][2] == "—"
    assert ranked["Thôn Cao"][5] == "chờ Hội đồng chấm"
    assert ranked["Phòng Kinh tế"][5] == "chưa nộp phiếu"
    waiting = [words(item) for item in page(publication).xpath("//li[@class='warn']")]
    assert waiting[:2] == ["1 chưa nộp phiếu: Phòng Kinh tế", "1 chờ Hội đồng chấm: Thôn Cao"]


def test_units_are_counted_by_class_as_hand_made_adds_them_up():
    counted = rows(page(publication_of(hand_made.result())), "tong-quan")

    # Xuất sắc, Tốt, Khá, Trung bình, not eligible, no class, total, and the chart.
    assert counted[-1] == ["Cộng", "0", "2", "1", "0", "0", "2", "5", ""]


def test_the_map_shows_letters_with_a_legend_and_headings_both_ways(example):
    root = page(example)
    (section,) = root.xpath("//section[@id='ban-do']")
    legend = {
        words(mark): words(mark.getnext()) for mark in section.xpath(".//*[@class='legend']//b")
    }
    mapped = rows(root, "ban-do")

    assert len(mapped) == 60
    assert {len(row) for row in mapped} == {1 + 23 + 2}
    assert {cell for row in mapped for cell in row[1:24]} == set(legend)
    assert legend["Đ"] == "hoàn thành đúng hạn"
    assert len(section.xpath(".//thead//th[@scope='col']")) == 26
    assert len(section.xpath(".//tbody//th[@scope='row']")) == 60


def test_the_map_says_what_the_compliance_says(example):
    compliance = example.found.compliance
    states = compliance.tasks.set_index(["unit", "task"])["state"]
    codes = [task.code for task in compliance.plan.tasks]
    root = page(example)
    looks = {
        words(mark): state
        for mark in root.xpath("//section[@id='ban-do']//*[@class='legend']//b")
        for state in states.unique()
        if words(mark.getnext()) == _label(state)
    }

    for unit, row in zip(example.found.submissions.names, rows(root, "ban-do"), strict=True):
        assert [looks[cell] for cell in row[1:24]] == [states[unit, code] for code in codes]


EVALUATOR = Evaluator()


@settings(max_examples=40)
@given(st.data())
def test_any_result_makes_a_page_with_every_unit(data):
    rubric = data.draw(rubrics())
    plan = data.draw(plans(rubric))
    given_ = data.draw(submissions(rubric, plan))
    result = EVALUATOR.evaluate(rubric, given_, plan, as_of=AS_OF)

    for public in (False, True):
        root = page(publication_of(result, public=public))
        assert len(root.xpath("//details[@class='unit']")) == len(given_.units)
        for scale in range(len(rubric.scales)):
            assert len(rows(root, "xep-hang", scale)) == len(given_.units)


HOSTILE = [
    "<script>alert(1)</script>",
    '"onload="alert(1)',
    "'><img src=x onerror=alert(1)>",
    "{{ 7*7 }}",
]


def hostile_result() -> Result:
    """The result by hand, with names and titles that look like markup."""
    made = hand_made.result()
    made.submissions.units["name"] = [*HOSTILE, "</style></script>"]
    rubric = made.bound.rubric
    bands = tuple(band.model_copy(update={"title": HOSTILE[0]}) for band in rubric.classes[:1])
    changed = rubric.model_copy(
        update={"title": HOSTILE[2], "classes": (*bands, *rubric.classes[1:])}
    )
    return replace(made, bound=replace(made.bound, rubric=changed))


@pytest.mark.parametrize("public", [False, True])
def test_names_that_look_like_markup_are_shown_as_they_are(public):
    content = HtmlPage().export(publication_of(hostile_result(), public=public), "vi")["trang.html"]
    root = parsed(content)

    shown = [words(cell) for cell in root.xpath("//section[@id='xep-hang']//tbody//th")]
    assert {*HOSTILE, "</style></script>"} == set(shown)
    assert len(root.xpath("//script")) == 1
    assert root.xpath("//img") == []
    assert [name for name in root.xpath("//@*") if name.attrname.startswith("on")] == []
    assert words(root.xpath("//section[@id='xep-hang']/h3")[0]) == HOSTILE[2]


def _below(tree: ExplanationNode):
    for child in tree.children:
        yield child
        yield from _below(child)


def _label(state: str) -> str:
    return TaskState(state).label.vi
