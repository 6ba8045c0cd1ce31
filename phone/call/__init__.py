"""One call: its RFC 4235 state, hold as media direction, and who the parties are."""
