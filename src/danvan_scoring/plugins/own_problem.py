"""A plugin's own problem: its words, in the form that the library's problems have."""

from dataclasses import replace

from danvan_scoring.model.problem import Place, Problem
from danvan_scoring.model.text import Text

ERROR, WARNING = "PLG450", "PLG451"


def plugin_problem(
    place: Place,
    message: Text,
    hint: Text = Text("", ""),  # noqa: B008 - a text is a constant
    *,
    found: str = "",
    warning: bool = False,
) -> Problem:
    """Return a problem that a check hook may yield.

    Args:
        place: where it stands; `rubric.place("criterion", 3, "max", item="1.2")` finds the line.
        message: what is wrong, as a clause without a full stop.
        hint: how to mend it.
        found: the user's own value.
        warning: whether the run goes on.
    """
    words = {
        "message_vi": message.vi,
        "message_en": message.en,
        "hint_vi": hint.vi,
        "hint_en": hint.en,
    }
    return Problem(WARNING if warning else ERROR, place, found, words)


def signed(problem: Problem, plugin: str) -> Problem:
    """Return the problem, saying which plugin found it: readers know whom to ask.

    Raises:
        KeyError: it has not the words that `plugin_problem` gives.
    """
    by = Text(" (tiện ích «{}»)", " (plugin «{}»)")
    words = {
        "message_vi": f"{problem.details['message_vi']}{by.vi.format(plugin)}",
        "message_en": f"{problem.details['message_en']}{by.en.format(plugin)}",
        "hint_vi": problem.details["hint_vi"],
        "hint_en": problem.details["hint_en"],
    }
    return replace(problem, details=words)
