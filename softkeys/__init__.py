"""Keys and what they mean: actions, key lists, the layout of the four softkeys."""
