"""Sieves: each kind of phrase in a file of its own, and whom it names."""
