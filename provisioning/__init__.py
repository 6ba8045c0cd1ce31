"""How the phone gets its settings: the XML profile, its parameters, and the typed result."""
