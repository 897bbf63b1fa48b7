from __future__ import annotations

import pytest

from dyads.extract.extractor import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
