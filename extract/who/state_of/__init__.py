"""Of which state an agent, a person, a place or a sentence is."""
