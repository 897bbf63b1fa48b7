"""The parse, asked for phrases, arguments and lemmas."""
