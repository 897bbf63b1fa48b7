"""The words that say when."""
