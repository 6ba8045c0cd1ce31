"""The telephone: a user agent that knows how its calls are recorded."""
