"""Who a phrase names where it stands."""

from __future__ import annotations

import pytest

from dyads.extract.extractor import Extractor


def read(extractor: Extractor, marked: str, date: str | None) -> tuple[str, str | None, str | None] | None:
    """Id, country and sector of whom the words in brackets name in the sentence."""
    start, end = marked.index("["), marked.index("]") - 1
    actor = extractor.resolve_at(marked.replace("[", "").replace("]", ""), start, end, date)
    return (actor.id, actor.country, actor.sector) if actor else None


@pytest.mark.parametrize(
    ("marked", "country", "sector"),
    [
        # the state of an agent: by place, people, owner, body
        ("[Police in Lagos] arrested two men.", "NGA", "COP"),
        ("[A court in Lyon] freed them.", "FRA", "JUD"),
        ("[The governor of Anbar province] fled.", "IRQ", "GOV"),
        ("[Rohingya refugees] waded ashore.", "MMR", "REF"),
        ("[A spokeswoman for the German chancellor] denied it.", "DEU", "GOV"),
        ("[Turkey's allies] sent ships.", None, None),
        ("[Protesters] burned tyres in Kampala.", "UGA", "CVL"),
        ("[Diplomats] met in Geneva.", None, "GOV"),
        # the sector: by modifier, body, own trade
        ("[Lebanese opposition figures] refused.", "LBN", "OPP"),
        ("[Kenyan police officials] denied it.", "KEN", "COP"),
        ("[A rights group in Chad] protested.", "TCD", "NGO"),
        ("[The rebel commander] fled.", None, "REB"),
        ("[UN officials] warned Chad.", None, "UNO"),
        ("[A Hamas spokesman] denied it.", "PSE", "REB"),
        ("[A UN doctor] was shot.", None, "MED"),
        ("[Government forces] fled Goma.", "COD", "MIL"),
        ("[Government forces] fled.", None, "MIL"),
        ("[US-backed forces] took the town.", None, "REB"),
        # people by what they are called
        ("[Ali Hassan, a Syrian refugee], wept.", "SYR", "REF"),
        ("[Colonel Ahmed Saleh of the Yemeni army] said so.", "YEM", "MIL"),
        ("Accra's mayor, [Kojo Mensah], resigned.", "GHA", "GOV"),
    ],
)
def test_an_agent_has_the_state_and_sector_that_its_words_give(
    extractor: Extractor, marked: str, country: str | None, sector: str | None
) -> None:
    found = read(extractor, marked, "2012-03-01")
    assert found is not None
    assert found[1:] == (country, sector)


@pytest.mark.parametrize(
    ("marked", "date", "id"),
    [
        ("[Taliban fighters] fled.", None, "taliban"),
        ("[The Hezbollah group] denied it.", None, "hezbollah"),
        ("[Israeli troops] withdrew.", None, "israel-defense-forces"),
        ("[The Israeli army] withdrew.", None, "israel-defense-forces"),
        ("[The Punjab government] sued India.", None, "IND-punjab-government"),
        ("[The UN secretary-general] urged calm.", "2012-07-10", "ban-ki-moon"),
        ("[The US secretary of state] flew home.", "2025-03-01", "marco-rubio"),
        ("[The Russian leader] agreed.", "2019-03-01", "vladimir-putin"),
        ("[The Indian leader] agreed.", "2019-03-01", "narendra-modi"),
        ("[Aung San Suu Kyi's party] won.", "2012-04-02", "national-league-for-democracy"),
        ("[President Kim] flew back to Seoul.", "2000-06-15", "kim-dae-jung"),
        ("Pakistan's [Sharif] won.", "2013-06-10", "nawaz-sharif"),
        ("[The Guardian Council] barred him.", None, "guardian-council"),
    ],
)
def test_names_of_one_actor_land_on_one_node(
    extractor: Extractor, marked: str, date: str | None, id: str
) -> None:
    found = read(extractor, marked, date)
    assert found is not None
    assert found[0] == id


@pytest.mark.parametrize(
    "marked",
    [
        "A bomb went off in [Tehran].",
        "A storm hit northern [France].",
        "The forests of [Guinea] burned.",
        "Refugees from [Syria] crossed the river.",
        "The [Minsk] ceasefire held.",
        "The [Boeing] 737 was grounded.",
        "He wore a [Panama] hat.",
        "[Brazil] beat Croatia 3-1 in the opening match.",
        "[Operation Odyssey Dawn] began.",
        "The carrier [Ronald Reagan] sailed.",
        "[Bishkek] was calm on Friday as shops opened again.",
        "Envoys flew back to [Havana] on Monday.",
        "They laid wreaths at the statue of [Nelson Mandela].",
        "Workers met outside the [Hotel Ukraina].",
        "Farmers near [Kelvorai] stopped the trucks.",
        "They were treated at [Saint Mary Hospital].",
        "The boat sank on the [Niger] river.",
        "Mourners walked down [Washington Street].",
        "[The Monroe Doctrine] was cited.",
    ],
)
def test_places_and_things_that_bear_an_actors_name_are_nobody(extractor: Extractor, marked: str) -> None:
    assert read(extractor, marked, "2012-03-01") is None


@pytest.mark.parametrize(
    ("marked", "id"),
    [
        ("[Congo] accused Rwanda of sending troops to Goma.", "COD"),
        ("[Congo] signed the deal in Brazzaville.", "COG"),
        ("[Korea] and Japan met after Seoul had protested.", "KOR"),
        ("[Georgia] protested as Russia moved troops to Abkhazia.", "GEO"),
        ("[Georgia] certified the result after a recount ordered in Atlanta.", "georgia-u-s-state"),
        ("[Congress] voted after Republicans in the Senate agreed.", "us-congress"),
        ("[Congress] attacked Modi over jobs in Delhi.", "indian-national-congress"),
    ],
)
def test_a_name_that_several_bear_is_decided_by_the_words_around(
    extractor: Extractor, marked: str, id: str
) -> None:
    found = read(extractor, marked, "2012-03-01")
    assert found is not None
    assert found[0] == id


@pytest.mark.parametrize(
    ("date", "id", "sector"),
    [("2005-05-01", "tony-blair", "GOV"), ("2015-05-01", "tony-blair", "ELI"), (None, "tony-blair", None)],
)
def test_somebody_out_of_office_is_of_the_elite(
    extractor: Extractor, date: str | None, id: str, sector: str | None
) -> None:
    assert read(extractor, "[Tony Blair] spoke.", date) == (id, "GBR", sector)


def test_a_word_that_begins_a_sentence_is_no_leader_called_so(extractor: Extractor) -> None:
    assert read(extractor, "[Men] on horses charged into the crowd in Cairo.", "2011-02-03") == (
        "EGY-man",
        "EGY",
        "CVL",
    )
    assert read(extractor, "Greece wavered, and [Papademos] warned of chaos.", "2012-02-13") == (
        "loukas-papademos",
        "GRC",
        "GOV",
    )


@pytest.mark.parametrize(
    ("date", "sector"), [("2016-02-01", "PTY"), ("2024-02-01", "GOV"), ("2017-07-01", "PTY")]
)
def test_who_leads_a_state_only_later_is_of_a_party_till_then(
    extractor: Extractor, date: str, sector: str
) -> None:
    assert read(extractor, "[Javier Milei] spoke.", date) == ("javier-milei", "ARG", sector)


@pytest.mark.parametrize(
    ("marked", "country", "sector"),
    [
        ("RABAT (AFP) - Morocco shut its border. [Interior Minister Hamid Lazrak] said so.", "MAR", "GOV"),
        ("Zambia closed two mines. [Mines Minister Joseph Tembo] blamed them.", "ZMB", "GOV"),
        ("LUSAKA - Zambia and Angola closed mines. [Soldiers] stood guard.", "ZMB", "MIL"),
        ("OSLO (AP) - Peru and Chile met rebels. [Soldiers] stood guard.", None, "MIL"),
        ("OSLO (AP) - Peru spoke. Trade Minister of Norway Ida Berg left. [A UN envoy] came.", None, "UNO"),
        ("SYDNEY (AFP) - Australia wavered. [Senator Ann Doyle] said no.", "AUS", "LEG"),
        ("KANO, Nigeria (AP) - The dam burst. [Residents] fled.", "NGA", "CVL"),
        ("BAKU - Azerbaijan jailed him. [The opposition party] protested.", "AZE", "OPP"),
        ("Chile voted. [The local broadcaster TVQ] called it close.", "CHL", "JRN"),
        ("LIMA - Peru voted. [Liberal leader Ana Quispe] lost.", "PER", "PTY"),
        ("Lisbon agreed. [The prime minister] signed for Portugal.", "PRT", "GOV"),
        ("Manila agreed to pay the Philippines' debt. [The Democratic Party] did not.", "PHL", "PTY"),
        ("ABUJA - Nigeria paid. [A finance ministry official] said so.", "NGA", "GOV"),
    ],
)
def test_those_of_whom_the_text_says_no_more_are_of_the_land_that_it_is_about(
    extractor: Extractor, marked: str, country: str | None, sector: str | None
) -> None:
    found = read(extractor, marked, "2014-05-01")
    assert found is not None
    assert found[1:] == (country, sector)


@pytest.mark.parametrize(
    "marked",
    [
        "UN Secretary-General [Antonio Guterres] urged Syria to stop.",
        "[Antonio Guterres] urged Syria to stop.",
    ],
)
def test_whoever_serves_all_states_is_of_none(extractor: Extractor, marked: str) -> None:
    assert read(extractor, marked, "2020-05-01") == ("antonio-guterres", None, "UNO")


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        ("Police stood outside [the Turkish embassy] in Athens.", "nobody"),
        ("Greece condemned the attack on [the Turkish embassy].", "TUR"),
        ("A checkpoint on the border with [Israel] was shelled.", "nobody"),
        ("France struck [militants] there after talks with Mali.", None),
        ("BAMAKO, July 12 - [Police] fired at a crowd.", "MLI"),
    ],
)
def test_a_land_is_given_only_where_the_text_places_somebody(
    extractor: Extractor, marked: str, country: str | None
) -> None:
    found = read(extractor, marked, "2014-05-01")
    assert (found[1] if found else "nobody") == country


def test_a_phrase_is_read_where_it_stands_in_its_context(extractor: Extractor) -> None:
    assert extractor.resolve("Tehran", context="A bomb went off in Tehran.") is None
    government = extractor.resolve("Tehran", context="Tehran blamed Israel.")
    assert government is not None
    assert (government.id, government.sector) == ("IRN", "GOV")


@pytest.mark.parametrize("span", [(3, 3), (-1, 2), (0, 99)])
def test_a_span_outside_the_text_is_an_error(extractor: Extractor, span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is no span of a text of"):
        extractor.resolve_at("Chad agreed.", *span)
