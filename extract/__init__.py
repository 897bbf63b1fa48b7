"""Text to claims: reading, sentences, the parse, mentions, acts, stance, dates."""
