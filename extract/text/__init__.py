"""Text to parsed sentences."""
