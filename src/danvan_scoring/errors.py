"""The exceptions of the library.

```text
DanvanError
├── InputError            the user's files are at fault: all problems of all files; exit code 1
│   ├── RubricError
│   ├── PlanError         plans and periods
│   └── SubmissionError
├── PluginError           a plugin cannot be loaded or breaks the contract; exit code 3
└── CriterionError        a criterion raised or broke a law on real data; exit code 3
```
"""

from collections.abc import Iterable

import pandas as pd

from danvan_scoring.model.problem import Problem
from danvan_scoring.model.text import Language


class DanvanError(Exception):
    """Base of all that this library raises on purpose."""


class InputError(DanvanError):
    """The input has faults; `problems` holds every one of them, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.line("en") for problem in self.problems))

    def table(self, language: Language = "vi") -> pd.DataFrame:
        """Return the problems as a frame: code, severity, place, found, expected, hint."""
        return pd.DataFrame(
            {
                "code": [p.code for p in self.problems],
                "severity": [p.severity.value for p in self.problems],
                "file": [p.place.file for p in self.problems],
                "line": [p.place.line for p in self.problems],
                "item": [p.place.item for p in self.problems],
                "title": [p.title(language) for p in self.problems],
                "found": [p.found for p in self.problems],
                "expected": [p.expected(language) for p in self.problems],
                "hint": [p.hint(language) for p in self.problems],
            }
        )


class RubricError(InputError):
    """A rubric cannot be used."""


class PlanError(InputError):
    """A plan or a period cannot be used."""


class SubmissionError(InputError):
    """Units or submissions cannot be used."""


class PluginError(DanvanError):
    """A plugin cannot be loaded, or what it registers breaks the contract."""

    def __init__(self, problem: Problem, plugin: str, distribution: str, version: str) -> None:
        self.problem = problem
        self.plugin = plugin
        self.distribution = distribution
        self.version = version
        super().__init__(problem.line("en"))


class CriterionError(DanvanError):
    """A criterion raised, or broke a law on real data."""

    def __init__(self, problem: Problem, criterion: str, units: tuple[str, ...]) -> None:
        self.problem = problem
        self.criterion = criterion
        self.units = units
        super().__init__(problem.line("en"))
