"""Dates: which phrases of a sentence say when."""

from __future__ import annotations

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.extract.dates.find import find_dates

FOUND = [
    ("Troops attacked the town on Saturday.", ["Saturday"]),
    ("Saturday's attack killed six people.", ["Saturday"]),
    ("They met on Monday, April 22, and again in May.", ["Monday, April 22", "May"]),
    ("The talks of 22 April 2019 failed.", ["22 April 2019"]),
    ("The vote on Oct. 3, 2023 was close.", ["Oct. 3, 2023"]),
    ("Signed 2019-04-22 in Kampala.", ["2019-04-22"]),
    ("They met last week and last month.", ["last week", "last month"]),
    ("It began two weeks ago.", ["two weeks ago"]),
    ("It began nearly two weeks ago.", ["nearly two weeks ago"]),
    ("Earlier this week it denied that.", ["Earlier this week"]),
    ("Missiles fell early Wednesday.", ["early Wednesday"]),
    ("In late February, the army left.", ["late February"]),
    ("In 2014 Russia annexed Crimea.", ["2014"]),
    ("It has occupied the area since 2014.", ["since 2014"]),
    ("Trade fell in the first quarter of 2023.", ["the first quarter of 2023"]),
    ("In the 1990s the two fought.", ["the 1990s"]),
    ("It had warned Iran the day before.", ["the day before"]),
    ("Envoys will meet from 3 to 5 May in Doha.", ["from 3 to 5 May"]),
    ("Thousands died between 2014 and 2016.", ["between 2014 and 2016"]),
    ("Shelling went on overnight.", ["overnight"]),
    ("Over the weekend, protests spread.", ["the weekend"]),
    ("Clashes grew in recent weeks.", ["recent weeks"]),
    ("It was summer 2020 when they signed.", ["summer 2020"]),
    ("The deadline is 5 pm Tuesday.", ["5 pm Tuesday"]),
    ("They must leave by Friday.", ["by Friday"]),
    ("It came a day after Monday's vote.", ["a day after Monday"]),
    ("On Monday\nthe army left.", ["Monday"]),
    ("On April\n22 the army left.", ["April\n22"]),
    ("“Today we won,” she said.", ["Today"]),
    ("He spoke on April 22, 2000 people heard him.", ["April 22"]),
    ("In April 20 people were killed.", ["April"]),
    ("On April 20 people voted.", ["April 20"]),
    ("In May the army left.", ["May"]),
    ("It struck twice in April and May.", ["April", "May"]),
    ("Votes in 2019, 2020 and 2021 failed.", ["2019", "2020", "2021"]),
    ("Since May, the army has left.", ["Since May"]),
    ("He resigned in mid-March.", ["mid-March"]),
    # no dates
    ("Gunmen burned homes in 2000 villages.", []),
    ("The quake destroyed 2014 homes.", []),
    ("It paid 1,500 troops $2014 each.", []),
    ("A 2014 Toyota was found.", []),
    ("Iran left the 2015 nuclear deal.", []),
    ("The convoy left at 2030 GMT.", []),
    ("Resolution 2014 was adopted.", []),
    ("Theresa May met the king.", []),
    ("The ministers may march to the palace.", []),
    ("A vote of no confidence in May failed.", []),
    ("Since May took office, talks have stalled.", []),
    ("May's government fell.", []),
    ("They marched on May Day.", []),
    ("USA Today reported the strike.", []),
    ("The Mail on Sunday reported the strike.", []),
    ("The Sunday Times reported the strike.", []),
    ("Inquiry into Bloody Sunday ended.", []),
    ("The Good Friday Agreement held.", []),
    ("Activists of the April 6 Youth Movement were jailed.", []),
    ("He planned the Sept. 11 attacks.", []),
    ("The 30-year-old ruled for a second term.", []),
    ("The two-day visit ended.", []),
    ("They met three times in a 12-day war.", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "phrases"), FOUND)
def test_find_takes_dates_whole_and_leaves_names_and_numbers(sentence: str, phrases: list[str]) -> None:
    assert [phrase.text for phrase in find_dates(sentence)] == phrases


FRAGMENTS = sorted(
    {word for sentence, _ in FOUND for word in sentence.split()}
    | {"-", "–", ",", "the", "and", "Russia", "2014", "31", "\n", "’s", "İ", "ß", "\u00a0"}
)
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join),
    st.text(string.digits + "-/. ,:", max_size=20),
)


@given(texts)
def test_offsets_are_exact_ordered_and_apart(text: str) -> None:
    phrases = find_dates(text)
    assert all(phrase.text and phrase.text == text[phrase.start : phrase.end] for phrase in phrases)
    assert all(a.end <= b.start for a, b in itertools.pairwise(phrases))
