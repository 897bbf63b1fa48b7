"""The classifier, and what it sees."""
