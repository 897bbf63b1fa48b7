"""Acts and actors to claims."""
