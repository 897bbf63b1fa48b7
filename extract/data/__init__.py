"""What the extraction knows: lexicon, operators, agents, offices and actors, as files anyone can read."""
