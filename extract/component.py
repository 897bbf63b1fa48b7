"""The spaCy component: `nlp.add_pipe("dyads")` in anybody's English pipeline gives `doc._.claims`."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from dyads.extract.extractor import Extractor
from dyads.graph.identity import content_id
from dyads.graph.model import Part


class ClaimComponent:
    """Reads the claims of each Doc into `doc._.claims`; offsets are those of the Doc's text.

    The day of publication, where there is one, is set before, on a Doc made with `nlp.make_doc`:
    `doc._.published = "2019-04-22"`.
    """

    def __init__(self, nlp: Language, actors: str | None = None) -> None:
        self._nlp = nlp
        self._actors = Path(actors) if actors else None
        self._extractor: Extractor | None = None
        for name, default in (("claims", []), ("published", None)):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=default)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its claims."""
        if self._extractor is None:  # only now is the pipeline complete
            self._extractor = Extractor(self._nlp, self._actors)
        part: Part = "text"
        sentences = ((span, 0, part, span.text) for span in doc.sents)
        doc._.claims = list(self._extractor.read(content_id(doc.text), doc._.published, sentences))
        return doc


@Language.factory("dyads", default_config={"actors": None}, assigns=["doc._.claims"], requires=["token.dep"])
def make_component(nlp: Language, name: str, actors: str | None) -> ClaimComponent:  # noqa: ARG001
    """What `nlp.add_pipe("dyads", config={"actors": "my.csv"})` adds; see ClaimComponent."""
    return ClaimComponent(nlp, actors)
