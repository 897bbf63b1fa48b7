"""What dyads knows: actors, offices, places, words, the lexicon."""
