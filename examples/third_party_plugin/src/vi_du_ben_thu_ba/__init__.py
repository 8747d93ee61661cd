"""An example plugin that uses every hook: criteria, an exporter, and two checks of its own."""

from typing import Any

from danvan_scoring.plugins import Criterion, Exporter, hookimpl

from vi_du_ben_thu_ba.best_quarters import BestQuarters
from vi_du_ben_thu_ba.copied_forms import danvan_check_submissions
from vi_du_ben_thu_ba.house_rule import danvan_check_rubric
from vi_du_ben_thu_ba.notice_board import NoticeBoard
from vi_du_ben_thu_ba.repeated import Repeated

__all__ = [
    "danvan_check_rubric",
    "danvan_check_submissions",
    "danvan_register_criteria",
    "danvan_register_exporters",
]


@hookimpl
def danvan_register_criteria() -> list[type[Criterion[Any]]]:
    """Return the criteria of this plugin."""
    return [BestQuarters, Repeated]


@hookimpl
def danvan_register_exporters() -> list[type[Exporter]]:
    """Return the exporters of this plugin."""
    return [NoticeBoard]
