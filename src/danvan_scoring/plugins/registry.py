"""The registry: what the plugins in use offer, frozen, and in no order that could matter."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from danvan_scoring.errors import PluginError
from danvan_scoring.model.criterion import Criterion
from danvan_scoring.model.exporter import Exporter
from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.rubric import Rubric
from danvan_scoring.model.submission import Submissions
from danvan_scoring.plugins.own_problem import ERROR, WARNING, signed


@dataclass(frozen=True)
class PluginInfo:
    """One plugin in use, for provenance.

    Attributes:
        name: under which rubrics name it.
        distribution: the installed package it came from, or the path of a local module.
        version: of the distribution; empty for a local module.
        sha256: of a local module's file; empty for an installed plugin.
        criteria: keys of its criteria, such as `builtin/ratio@1`, sorted.
        exporters: names of its exporters, sorted.
    """

    name: str
    distribution: str
    version: str
    sha256: str = ""
    criteria: tuple[str, ...] = ()
    exporters: tuple[str, ...] = ()

    def fault(self, code: str, found: str = "", **details: object) -> PluginError:
        """Return the error that says what is wrong with this plugin."""
        origin = f"{self.distribution} {self.version}".strip()
        named = {"plugin": self.name, "origin": origin}
        problem = Problem(code, Place(item=self.name), found, {**named, **details})
        return PluginError(problem, self.name, self.distribution, self.version)


Check = tuple[PluginInfo, Callable[..., Iterable[Problem]]]


@dataclass(frozen=True)
class Registry:
    """What the plugins in use offer.

    Attributes:
        plugins: sorted by name.
        criteria: classes by key, `plugin/criterion@version`.
        exporters: classes by name.
        rubric_checks: implementations of `danvan_check_rubric`, by plugin name.
        submission_checks: implementations of `danvan_check_submissions`, by plugin name.
    """

    plugins: tuple[PluginInfo, ...]
    criteria: Mapping[str, type[Criterion[Any]]]
    exporters: Mapping[str, type[Exporter]]
    rubric_checks: tuple[Check, ...] = ()
    submission_checks: tuple[Check, ...] = ()

    def check_rubric(self, rubric: Rubric) -> list[Problem]:
        """Ask every plugin for problems of a rubric.

        Raises:
            PluginError: a check raised, or returned something else than problems.
        """
        return _asked(self.rubric_checks, rubric=rubric)

    def check_submissions(self, rubric: Rubric, submissions: Submissions) -> list[Problem]:
        """Ask every plugin for problems of submissions that fit the rubric.

        Raises:
            PluginError: a check raised, or returned something else than problems.
        """
        return _asked(self.submission_checks, rubric=rubric, submissions=submissions)


def _asked(checks: tuple[Check, ...], **arguments: object) -> list[Problem]:
    found: list[Problem] = []
    for plugin, check in checks:
        try:
            answer = list(check(**arguments))
        except Exception as error:
            raise plugin.fault("PLG411", f"{type(error).__name__}: {error}") from error
        found += [_signed(plugin, problem) for problem in answer]
    return found


def _signed(plugin: PluginInfo, problem: object) -> Problem:
    # A code of the library's own promises what the library means by it.
    if not isinstance(problem, Problem) or problem.code not in (ERROR, WARNING):
        raise plugin.fault("PLG412", repr(problem))
    try:
        return signed(problem, plugin.name)
    except KeyError as error:
        raise plugin.fault("PLG412", repr(problem)) from error
