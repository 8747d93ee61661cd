"""Files that set the rules of lint."""

from pathlib import Path

from danvan_scoring.errors import PlanError
from danvan_scoring.io.toml_file import read_model
from danvan_scoring.model.codes import CODES
from danvan_scoring.model.lint import LintConfig, RuleText
from danvan_scoring.model.problem import Place, Problem, Severity, nearest


def load_lint_config(path: str | Path) -> LintConfig:
    """Load a file such as `lint.toml`.

    Raises:
        PlanError: every fault of the file, of its form, and every rule that it names and that does
            not exist.
    """
    config, problems = read_lint_config(Path(path))
    if config is None or any(problem.severity is Severity.ERROR for problem in problems):
        raise PlanError(problems)
    return config


def read_lint_config(path: Path) -> tuple[LintConfig | None, list[Problem]]:
    """Read how the rules are set; and all problems and warnings."""
    config, problems = read_model(path, LintConfig, "PLN3", path.as_posix())
    if config is None:
        return None, problems
    assert config.source is not None  # set by read_model
    named: list[tuple[tuple[str | int, ...], str]] = [(("off",), code) for code in config.off]
    named += [(("severity", code), code) for code in config.severity]
    named += [(("accept", n, "code"), own.code) for n, own in enumerate(config.accept)]
    unknown = [
        unknown_rule(code, config.place(*at, item=str(at[0])))
        for at, code in named
        if code not in rule_codes()
    ]
    return config, [*config.source.warnings, *unknown]


def rule_codes() -> tuple[str, ...]:
    """Return the codes of all rules."""
    return tuple(code for code, text in CODES.items() if isinstance(text, RuleText))


def unknown_rule(code: str, place: Place) -> Problem:
    """Say that no rule has this code."""
    known = rule_codes()
    near = nearest(code.upper(), known)
    return Problem("PLN391", place, code, {"known": ", ".join(known)}, near)
