"""Who hears what and when: pure scheduling of what is said to the parties."""
