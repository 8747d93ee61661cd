"""Hypothesis profiles: how many cases are drawn.

`ci` repeats the same cases everywhere; `quick` fewer of them, for a second environment; `more`
looks long and elsewhere each time, by hand.
"""

import os

from hypothesis import HealthCheck, settings

for name, examples in (("ci", 60), ("quick", 15)):
    settings.register_profile(
        name,
        derandomize=True,
        deadline=None,  # the first call of a test pays for imports
        max_examples=examples,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.register_profile("more", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
