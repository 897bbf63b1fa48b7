"""Who a phrase names that only the text around it says: its land, who spoke, who was named before."""

from __future__ import annotations

import pytest

from dyads.extract.extractor import Extractor

KENYA = "Kenya banned rallies. Shops in Nairobi closed. Kenya's president spoke in Mombasa. "
NORTH = "North Korea tested a rocket. North Korea then moved troops. Seoul protested. "


def read(extractor: Extractor, marked: str) -> str | None:
    """Of whom the words in brackets are: a state, else the actor's id."""
    start, end = marked.index("["), marked.index("]") - 1
    actor = extractor.resolve_at(marked.replace("[", "").replace("]", ""), start, end, "2012-03-01")
    return (actor.country or actor.id) if actor else None


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        # the land of the text, and who is not of it
        (KENYA + "[Soldiers] beat two men.", "KEN"),
        (KENYA + "[Authorities] arrested two men.", "KEN"),
        (KENYA + "Two men blamed [the state].", "KEN"),
        (KENYA + "[The dissidents] blamed Uganda.", "KEN"),
        (KENYA + "[Ugandan soldiers] beat two men.", "UGA"),
        (KENYA + "[Peacekeepers] beat two men.", "peacekeeper@"),
        (KENYA + "[US-led troops] beat two men.", "USA"),
        (KENYA + "[Foreign troops] beat two men.", "foreign-military@"),
        (KENYA + "[Both governments] protested.", "state@"),
        # the state of whose agents the noun was used
        ("The Syrian regime spoke. Iran and Iraq sent aid. France blamed [the regime].", "SYR"),
        # what a state is called
        ("Georgia blamed Russia. Iran praised [the Caucasus nation].", "GEO"),
        ("China sent ships. Taiwan protested. China threatened [the island].", "TWN"),
        (NORTH + "Japan condemned [the North].", "PRK"),
        ("Japan sent ships. China protested. The US condemned [the island].", None),
        ("Mali fought. Chad fought. Troops moved to [the North].", None),
        # a body of a name that many states have
        ("Colombia's [Congress] passed a law. The United States praised it.", "COL"),
        ("[Indonesia's PPP] accused Golkar of fraud.", "IDN"),
        ("The [former Soviet republic of Georgia] protested.", "GEO"),
        ("Greece praised [the Balkan states].", "balkan-state@"),
        # persons whom their host's land does not make its own
        ("Queen Margrethe received [President Nowak] on Monday.", "nowak@"),
        ("Defence Secretary [Tom Hale] met Israeli Defence Minister Ehud Barak.", "tom-hale"),
        ("High Representative [Federica Mogherini] urged Serbia to talk.", "federica-mogherini"),
        # names
        ("[Li Il-nam] of North Korea fled.", "PRK"),
        ("General [Tom Hale], who commands troops in Kenya, spoke. Kenya protested.", "tom-hale"),
    ],
)
def test_the_text_says_of_which_state_an_agent_is(
    extractor: Extractor, marked: str, country: str | None
) -> None:
    assert read(extractor, marked) == country


@pytest.mark.parametrize(
    ("marked", "id"),
    [
        # who speaks in a quotation
        ("“Chad must help [us],” Hamas said.", "PSE"),
        ("“We will fight,” said Fatah spokesman Omar Anas. “[We] blame Israel.”", "PSE"),
        ("“[He] is a liar,” said Uganda's minister Ann Okello of Kenya's minister Tom Mwangi.", None),
        # who was named before
        ("Dissident Li Hai and student Li Jing wept. Li Jing fled. [Li] met Ma.", "li-jing"),
        ("Turkey and Israel met. [They] signed a pact.", "TUR"),
        ("Dissident Ana Costa of Peru wept. Chad freed [the dissident].", "PER"),
        ("The Overseas Growth Fund (OGF) blamed Chad. [The OGF] left.", "overseas-growth-fund"),
        ("French Health Minister Ana Costa spoke. Chad praised [the minister].", "FRA"),
    ],
)
def test_a_word_points_back_to_whom_the_text_named(extractor: Extractor, marked: str, id: str | None) -> None:
    assert read(extractor, marked) == id
