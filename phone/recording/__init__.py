"""One call's recording: wish and report, the table, and its own invariants."""
