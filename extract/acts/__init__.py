"""Acts that words name, found in the parse."""
