"""Who is meant by a noun phrase."""
