"""What a recorded call is worth, measured in its sound alone.

From what was said and heard at both ends and what the provider kept: alignment, cross-talk, the
reminder tone, the paused stretch. `judge` gives every figure. Knows WAV files; must not know how
they came about.
"""
