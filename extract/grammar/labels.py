"""Labels of spaCy's parse, each set named once: parts of speech, tags, dependencies and kinds of entity.

Dependencies are ClearNLP's, tags the Penn Treebank's, entities those of OntoNotes.
"""

from __future__ import annotations

# ── parts of speech ─────────────────────────────────────────────────────────────────

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})

# ── tags ────────────────────────────────────────────────────────────────────────────

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PARTICIPLES = frozenset({"VBN", "VBG"})
RELATIVE_PRONOUNS = frozenset({"WDT", "WP"})
PLURALS = frozenset({"NNS", "NNPS"})

# ── dependencies ────────────────────────────────────────────────────────────────────

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
"""What is acted on, without a preposition."""
AUXILIARIES = frozenset({"aux", "auxpass"})
MARKERS = frozenset({"mark", "advmod"})
"""What introduces a clause: "if", "when"."""
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
"""Clauses that are an argument of a verb, or stand beside it."""
NOUN_CLAUSES = frozenset({"acl", "relcl"})
"""Clauses that describe a noun."""
AFTER_PREPOSITION = frozenset({"pobj", "pcomp"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
"""Words before a noun that say which or what kind."""
OWNING = MODIFIERS | {"poss"}
"""Words before a noun that may say whose it is."""
BEFORE_NOUN = MODIFIERS | {"det", "poss", "nummod", "quantmod", "advmod", "predet", "npadvmod"}
"""All words before a noun that belong to its phrase."""

DESCRIPTIONS = NOUN_CLAUSES | OWNING - {"compound"} | {"nummod"}
"""What describes a noun anew."""
ADDED_CLAUSES = NOUN_CLAUSES | {"advcl"}
"""Clauses that may be left out."""
EMBEDDED = frozenset(
    {"ccomp", "xcomp", "acl", "csubj", "csubjpass", "pcomp", "parataxis", "prep", "dobj", "oprd"}
)
"""How an act hangs on the word that embeds it."""
COMPLEMENTS = frozenset(
    {"dobj", "prep", "prt", "xcomp", "ccomp", "acomp", "attr", "neg", "agent", "oprd", "advcl", "nsubj"}
    | {"nsubjpass", "aux", "dative"}
)
"""What stands under a verb that says what it means."""
UNDER_COMPLEMENT = frozenset({"pobj", "prep", "dobj", "aux", "pcomp", "amod", "compound", "xcomp"})
PREDICATIVES = frozenset({"acomp", "attr", "advmod", "prep"})
"""What a form of "be" says of its subject."""
CALLED = OBJECTS - {"dative"} | CLAUSES - {"parataxis"} | {"acomp", "attr"}
"""What somebody is called, or is said to be."""
AFTER_VERB = CLAUSES - {"parataxis"} | {"attr", "acomp", "oprd", "advmod", "dative"}
"""Words that complete a verb: "go wrong"."""
IN_COMPLEMENT = AUXILIARIES - {"auxpass"} | {"compound", "amod", "oprd", "acomp"}
"""Words inside what completes a verb."""
INFINITIVES = CLAUSES - {"parataxis"} | {"advcl"}
"""Clauses that an infinitive heads."""
SUMMING_UP = frozenset({"appos", "npadvmod", "dobj", "attr", "conj", "dep", "ROOT"})
"""How the parser hangs a noun that sums up the clause before it."""
DETERMINING = frozenset({"det", "preconj", "cc", "advmod"})
"""Words that negate the phrase whose head follows: "neither", "not"."""

# ── entities ────────────────────────────────────────────────────────────────────────

PLACES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"DATE", "TIME"})
NAMES = PLACES | {"ORG", "NORP", "PERSON"}
"""Kinds of entity that have a name."""
