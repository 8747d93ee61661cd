"""Progress on a terminal: the name of the stage at work; nothing where nobody watches."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tqdm import tqdm

from danvan_scoring.model.text import Language, Text

STAGES = {
    "bind": Text("đọc bộ tiêu chí", "reading the rubric"),
    "validate": Text("kiểm tra số liệu", "checking the data"),
    "score": Text("chấm điểm", "scoring"),
    "rank": Text("xếp hạng", "ranking"),
    "classify": Text("xếp loại", "classifying"),
    "comply": Text("đối chiếu kế hoạch", "comparing with the plan"),
}
"""The stages of an evaluation, in order."""


@contextmanager
def stage_progress(language: Language) -> Iterator[Callable[[str], None]]:
    """Give the function that an evaluation tells its stages to."""
    with tqdm(total=len(STAGES), disable=not sys.stderr.isatty(), leave=False) as bar:

        def begin(stage: str) -> None:
            bar.set_description_str(STAGES[stage].pick(language))
            bar.update()

        yield begin


@contextmanager
def counting(total: int) -> Iterator[Callable[[int], None]]:
    """Give the function that is told how many more of so many things are done."""
    with tqdm(total=total, disable=not sys.stderr.isatty(), leave=False) as bar:

        def advance(count: int) -> None:
            bar.update(count)

        yield advance


@contextmanager
def naming(names: Sequence[str]) -> Iterator[Callable[[str], None]]:
    """Give the function that is told the name of each thing that is done."""
    with tqdm(total=len(names), disable=not sys.stderr.isatty(), leave=False) as bar:

        def done(name: str) -> None:
            bar.set_description_str(name)
            bar.update()

        yield done
