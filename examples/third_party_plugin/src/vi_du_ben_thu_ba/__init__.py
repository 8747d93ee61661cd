"""An example plugin: two criteria, and a rule that a commune holds its rubrics to."""

from typing import Any

from danvan_scoring.plugins import Criterion, hookimpl

from vi_du_ben_thu_ba.best_quarters import BestQuarters
from vi_du_ben_thu_ba.house_rule import danvan_check_rubric
from vi_du_ben_thu_ba.repeated import Repeated

__all__ = ["danvan_check_rubric", "danvan_register_criteria"]


@hookimpl
def danvan_register_criteria() -> list[type[Criterion[Any]]]:
    """Return the criteria of this plugin."""
    return [BestQuarters, Repeated]
