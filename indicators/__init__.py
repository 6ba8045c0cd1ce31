"""What the user sees: lamps and their cadences, the screen model, and how it is drawn."""
