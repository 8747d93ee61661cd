"""Places in TOML: the line of every key, whatever stands between."""

from hypothesis import example, given
from hypothesis import strategies as st

from danvan_scoring.io.toml_lines import line_map

TEXT = '''\
# [[criterion]] in a comment
title = """
[[criterion]]
max = 1
"""
literal = \'\'\'a
'' = b\'\'\'\'
list = [ # opened [
  "a]", { at = 1 },

  { at = 2, "to" = [ 3,
    4 ] },
]
"quoted" . dotted = 1.5

[ rounding ]
decimals = 2  # decimals = 3
[[criterion]]
code = "1 = [[x]]"
[[criterion]]
code = "2"
params = { done = "a", steps = [ { at = 90 } ] }
states.missing = "zero"
[criterion.more]
when = 2025-12-01
[[criterion.steps]]
at = 1
[[criterion.steps]]
at = 2
'''


def test_each_key_has_its_own_line() -> None:
    lines = line_map(TEXT)

    assert {path: lines[path] for path in lines if "steps" not in path} == {
        "title": 2,
        "literal": 6,
        "list": 8,
        "list.0": 9,
        "list.1": 9,
        "list.1.at": 9,
        "list.2": 11,
        "list.2.at": 11,
        "list.2.to": 11,
        "list.2.to.0": 11,
        "list.2.to.1": 12,
        "quoted": 14,
        "quoted.dotted": 14,
        "rounding": 16,
        "rounding.decimals": 17,
        "criterion": 18,
        "criterion.0": 18,
        "criterion.0.code": 19,
        "criterion.1": 20,
        "criterion.1.code": 21,
        "criterion.1.params": 22,
        "criterion.1.params.done": 22,
        "criterion.1.states": 23,
        "criterion.1.states.missing": 23,
        "criterion.1.more": 24,
        "criterion.1.more.when": 25,
    }
    assert lines["criterion.1.params.steps.0.at"] == 22
    assert (lines["criterion.1.steps.0.at"], lines["criterion.1.steps.1.at"]) == (27, 29)


@example("a=[}")
@given(st.text(alphabet="a=[]{}\"'#.,\n\\ 1"))
def test_any_text_comes_to_an_end(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in line_map(text).values())
