"""Real SIP parties to talk to."""
