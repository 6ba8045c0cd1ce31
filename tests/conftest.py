"""What all tests share: Hypothesis without a wall clock, and the same examples for everybody.

`HYPOTHESIS_PROFILE=explore pytest` looks further, with examples of its own each time.
"""

import os

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))
