"""Whether an act is asserted, denied, planned or alleged."""
