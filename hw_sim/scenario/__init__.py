"""Scripts: the vocabulary in a file, run against a bench."""
