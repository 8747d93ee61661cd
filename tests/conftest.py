"""Hypothesis profiles: `ci` repeats the same cases everywhere; `more` looks longer, by hand."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,  # the first call of a test pays for imports
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("more", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
