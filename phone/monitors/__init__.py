"""Monitor automata over the whole phone: promises that are kept through time (DESIGN §3)."""
