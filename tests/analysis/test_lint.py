"""Lint as a whole: which rules run, how grave they are, what stands; and that nothing breaks it."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from builders import line, rubric, submissions
from drawn import periods
from given_points import AS_OF, EVALUATOR, scale
from hypothesis import given, settings
from linted import FILLER_FIELDS, filler, with_filler, yes_no
from reference import Unit

from danvan_scoring import load_rubric
from danvan_scoring.analysis.lint.draft import Draft
from danvan_scoring.analysis.lint.past import Past
from danvan_scoring.analysis.lint.rules import DRAFT_RULES, PAST_RULES, RULES, Linted, lint
from danvan_scoring.errors import PlanError
from danvan_scoring.io.lint_file import load_lint_config, rule_codes
from danvan_scoring.model.codes import CODES
from danvan_scoring.model.lint import Acceptance, LintConfig
from danvan_scoring.model.problem import Severity
from danvan_scoring.model.rubric import Rubric

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "criteria" / "packs"


def flawed() -> Rubric:
    """One yes for 10 points, twice, and no document: LNT110 and LNT118 at A and at B."""
    lines = [line(code, 10, "yes_no", params={"field": code.lower()}) for code in "AB"]
    return with_filler(lines, [yes_no("a"), yes_no("b")])


def linted(config: LintConfig | None = None) -> Linted:
    return lint([Draft(EVALUATOR.bind(flawed()))], config=config)


def brief(found: Linted) -> list[tuple[str, str, str]]:
    return [(f.code, f.items[0], f.severity.value) for f in found.findings]


def test_findings_stand_by_severity_then_code() -> None:
    note = LintConfig(severity={"LNT110": "note"})

    assert brief(linted()) == [
        ("LNT110", "A", "warning"), ("LNT110", "B", "warning"),
        ("LNT118", "A", "warning"), ("LNT118", "B", "warning"),
    ]  # fmt: skip
    assert [code for code, _, _ in brief(linted(note))] == ["LNT118", "LNT118", "LNT110", "LNT110"]
    assert linted(note).warnings == 2


def test_rules_can_be_off() -> None:
    assert [code for code, _, _ in brief(linted(LintConfig(off=("LNT110",))))] == ["LNT118"] * 2


def test_accepted_findings_are_kept_apart_with_their_reason() -> None:
    own = Acceptance(code="LNT110", item="A", reason="Kế hoạch đặt chỉ tiêu 100 %")
    field = Acceptance(code="LNT110", item="b", reason="theo chỉ tiêu")
    idle = Acceptance(code="LNT118", item="Z", reason="không còn")
    past = Acceptance(code="LNT121", item="A", reason="kỳ này không xem")
    found = linted(LintConfig(accept=(own, field, idle, past)))

    assert [code for code, _, _ in brief(found)] == ["LNT118", "LNT118"]
    assert [(f.items[0], by) for f, by in found.accepted] == [("A", own), ("B", field)]
    assert found.unmatched == (idle,)


def test_every_rule_of_the_catalogue_is_in_the_table_and_the_other_way_round() -> None:
    assert set(RULES) == set(rule_codes()) == {code for code in CODES if code.startswith("LNT")}
    assert not set(DRAFT_RULES) & set(PAST_RULES)


def test_every_rule_says_its_own_code_first() -> None:
    for code, rule in (DRAFT_RULES | PAST_RULES).items():
        assert (rule.__doc__ or "").startswith(f"{code}: ")


@settings(max_examples=25)
@given(periods())
def test_no_drawn_rubric_and_period_break_any_rule(period: tuple[Rubric, list[Unit]]) -> None:
    drawn, units = period
    own = submissions(drawn, [unit.cells for unit in units], [unit.kind for unit in units])
    result = EVALUATOR.evaluate(drawn, own, as_of=AS_OF)
    past = Past(result, "T")
    past = replace(past, thresholds=past.thresholds.model_copy(update={"fewest_units": 4}))

    found = lint([Draft(result.bound)], [past])

    for finding in found.findings:
        for sentence in (finding.sentence("vi"), finding.sentence("en")):
            assert not re.search(r"nan|\binf|[{}]|None", sentence)


def test_a_rubric_without_classes_gates_and_plan() -> None:
    own = rubric(group=(scale(),), criterion=[filler(100)], field=FILLER_FIELDS)

    assert lint([Draft(EVALUATOR.bind(own))]).findings == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bac_kan_2017", {"LNT110": ["4.2"], "LNT111": ["8.2"]}),
        ("xep_loai_2023", {}),
        ("hung_yen_2025", {"LNT110": ["A1"], "LNT114": ["D1"], "LNT115": ["D"]}),
        ("kim_thanh_2025", {"LNT110": ["C1.1"], "LNT115": ["G", "H"], "LNT117": ["C2.4"]}),
    ],
)
def test_what_is_found_in_the_packs(name: str, expected: dict[str, list[str]]) -> None:
    """Each of these was looked at and is so in the decision, or in our draft; no more, no less."""
    own = load_rubric(PACKS / name / "rubric.toml")
    found = lint([Draft(EVALUATOR.bind(own))], config=LintConfig(off=("LNT118",))).findings
    told: dict[str, list[str]] = {}
    for finding in found:
        told.setdefault(finding.code, []).append(finding.items[0])

    assert told == expected


def test_places_name_file_and_line() -> None:
    path = PACKS / "kim_thanh_2025" / "rubric.toml"
    found = lint([Draft(EVALUATOR.bind(load_rubric(path)))]).findings
    finding = next(f for f in found if f.code == "LNT110")

    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[finding.place.line - 1] == "[[criterion]]"
    assert lines[finding.place.line] == 'code = "C1.1"'


def config(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "lint.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_settings(tmp_path: Path) -> None:
    path = config(
        tmp_path,
        """
format = 1
off = ["LNT107"]
severity = { LNT117 = "warning" }

[thresholds]
one_answer = 7.5
fewest_units = 20

[[accept]]
code = "LNT110"
item = "C1.1"
reason = "Kế hoạch đặt chỉ tiêu 100 %"
""",
    )
    own = load_lint_config(path)

    assert own.off == ("LNT107",)
    assert own.severity == {"LNT117": "warning"}
    assert own.thresholds.one_answer == Decimal("7.5")
    assert own.thresholds.jump == 50
    assert own.accept[0].item == "C1.1"


@pytest.mark.parametrize(
    ("text", "line_", "says"),
    [
        ('off = ["LNT1O7"]', 1, "PLN391"),
        ('off = [\n"LNT110",\n"lnt111"]', 1, "LNT111"),
        ("[severity]\nLNT999 = \"note\"", 2, "PLN391"),
        ('[[accept]]\ncode = "LNT99"\nitem = "A"\nreason = "vì"', 2, "PLN391"),
        ('[[accept]]\ncode = "LNT110"\nitem = "A"', 1, "PLN311"),
        ('[severity]\nLNT110 = "error"', 2, "PLN314"),
        ("[thresholds]\njump = 150", 2, "PLN315"),
        ("[thresholds]\njumps = 50", 2, "PLN312"),
        ("[thresholds]\nalpha = 1.5", 2, "PLN315"),
        ("[thresholds\n", 1, "PLN310"),
    ],
)  # fmt: skip
def test_faults_of_the_file_of_settings(tmp_path: Path, text: str, line_: int, says: str) -> None:
    with pytest.raises(PlanError) as raised:
        load_lint_config(config(tmp_path, text))

    (problem,) = raised.value.problems
    assert problem.place.line == line_
    assert says in problem.line("vi")


def test_a_mistyped_rule_gets_a_suggestion(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="Did you mean «LNT118»"):
        load_lint_config(config(tmp_path, 'off = ["LINT118"]'))


def test_severities_of_rules_are_advice_only() -> None:
    assert {CODES[code].severity for code in RULES} == {Severity.WARNING, Severity.NOTE}
