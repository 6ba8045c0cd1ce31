"""What is said to the parties about the recording, as words: `catalogue`."""
