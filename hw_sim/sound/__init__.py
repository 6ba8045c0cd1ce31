"""What is said and heard at both ends of a live call: to listen to, to speak into, to look at."""
