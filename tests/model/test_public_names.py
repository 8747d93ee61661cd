"""The public names are few, sorted, and all there."""

import danvan_scoring


def test_public_names_are_exact_and_sorted() -> None:
    assert danvan_scoring.__all__ == [
        "CriterionError",
        "DanvanError",
        "Evaluator",
        "InputError",
        "PlanError",
        "PluginError",
        "Result",
        "RubricError",
        "SubmissionError",
        "Submissions",
        "explain",
        "load_period",
        "load_plan",
        "load_rubric",
        "load_submissions",
    ]


def test_every_public_name_can_be_imported() -> None:
    for name in danvan_scoring.__all__:
        assert getattr(danvan_scoring, name).__name__ == name
