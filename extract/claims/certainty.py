"""Certainty: the numbers by which claims are rated.

The curve was calibrated against the labels of development text (benchmarks/RESULTS.md). How surely an actor
is found is said where it is found, in who/.
"""

from __future__ import annotations

from typing import Final

# ── the curve: log-odds that an analyst would sign ──────────────────────────────────

BASE: Final = 1.91
SUPPORTED: Final = 0.44
"""For each unit of the logarithm of the classifier's support."""
NOT_ACTUAL: Final = -0.79
NOMINAL: Final = -0.80
MEAN_SUPPORT: Final = 0.7
"""The classifier's support where the pipeline has no word vectors: about its mean."""
LEAST_SUPPORT: Final = 1e-4

# ── probabilities below which the classifier abstains ───────────────────────────────

LEAST_ALONE: Final = 0.75
"""Where it alone names the act."""
LEAST_MARKED: Final = 0.5
"""Where the two actors are marked."""

# ── how well a participant fits a marked span ───────────────────────────────────────

INSIDE: Final = 1.0
"""Its head lies in the span."""
JOINED: Final = 0.95
""" "And" joins it to one that does."""
AROUND: Final = 0.6
"""The span lies within its phrase."""
NEAR: Final = 0.5
"""The words of the act stand near the spans, but not in a grammar that the lexicon knows."""
LATER: Final = 0.01
"""What each less specific reading of the same words costs."""

# ── what is denied ──────────────────────────────────────────────────────────────────

REFERRED: Final = 0.85
"""How surely a denial that names no act means the one before it."""
