"""Makes the prompts' WAVs again from `prompts.toml`: a tool of the workshop, not of the phone."""
