"""What is said to the parties about the recording: words (`catalogue`), languages, and their sound
(`prompts` is the port, `shelf` its driver; docs/announcements.md)."""
