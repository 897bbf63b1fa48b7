from __future__ import annotations

import spacy

from dyads.extract.component import ClaimComponent
from dyads.extract.extractor import Extractor


def test_anybodys_pipeline_reads_claims_with_the_offsets_of_its_own_text(extractor: Extractor) -> None:
    text = "Some say so. Tehran blamed Israel for the attack. France will help Chad."
    doc = ClaimComponent(extractor.nlp)(extractor.nlp(text))
    blamed = next(claim for claim in doc._.claims if claim.relation.id == "blames")
    assert (blamed.subject.country, blamed.object.country) == ("IRN", "ISR")
    assert text[blamed.trigger.start : blamed.trigger.end] == "blamed"
    assert text[blamed.sentence.start : blamed.sentence.end] == "Tehran blamed Israel for the attack."


def test_the_component_is_registered_under_its_name() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dyads")
    assert nlp.pipe_names == ["dyads"]


def test_the_published_date_is_taken_from_the_doc(extractor: Extractor) -> None:
    component = ClaimComponent(extractor.nlp)
    doc = extractor.nlp("France attacked Chad on Monday.")
    doc._.published = "2023-05-10"
    assert component(doc)._.claims[0].date.value == "2023-05-08"
