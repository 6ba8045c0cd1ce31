"""Monitor automata on what a recording does: the net over histories (DESIGN §3 "Two nets")."""
