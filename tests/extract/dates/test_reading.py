"""Dates: what a phrase means on a day of publication."""

import datetime
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.extract.dates.find import find_dates
from dyads.extract.dates.reading import resolve_date

WEDNESDAY = datetime.date(2019, 4, 24)

Row = tuple[str | None, ...] | None

PAST = [
    # days
    ("today", "2019-04-24", None, "day"),
    ("tonight", "2019-04-24", None, "day"),
    ("this morning", "2019-04-24", None, "day"),
    ("earlier today", "2019-04-24", None, "day"),
    ("yesterday", "2019-04-23", None, "day"),
    ("late yesterday", "2019-04-23", None, "day"),
    ("last night", "2019-04-23", None, "day"),
    ("tomorrow", "2019-04-25", None, "day"),
    ("the day before yesterday", "2019-04-22", None, "day"),
    ("the day after tomorrow", "2019-04-26", None, "day"),
    ("overnight", "2019-04-23", "2019-04-24", "day"),
    ("overnight into Tuesday", "2019-04-22", "2019-04-23", "day"),
    ("three days ago", "2019-04-21", None, "day"),
    ("a day ago", "2019-04-23", None, "day"),
    # weekdays
    ("Wednesday", "2019-04-24", None, "day"),
    ("WEDNESDAY", "2019-04-24", None, "day"),
    ("on Thursday", "2019-04-18", None, "day"),
    ("Saturday", "2019-04-20", None, "day"),
    ("Saturday's", "2019-04-20", None, "day"),
    ("last Wednesday", "2019-04-17", None, "day"),
    ("last Monday", "2019-04-22", None, "day"),
    ("this past Monday", "2019-04-22", None, "day"),
    ("next Wednesday", "2019-05-01", None, "day"),
    ("next Tuesday", "2019-04-30", None, "day"),
    ("Monday last week", "2019-04-15", None, "day"),
    ("Monday of last week", "2019-04-15", None, "day"),
    ("Tuesday next week", "2019-04-30", None, "day"),
    ("early Wednesday", "2019-04-24", None, "day"),
    ("late on Tuesday night", "2019-04-23", None, "day"),
    ("Tuesday morning", "2019-04-23", None, "day"),
    ("the early hours of Friday", "2019-04-19", None, "day"),
    ("the night of April 22", "2019-04-22", None, "day"),
    ("5 pm Tuesday", "2019-04-23", None, "day"),
    ("at 5:30 p.m. on Tuesday", "2019-04-23", None, "day"),
    ("0500 GMT on Tuesday", "2019-04-23", None, "day"),
    ("noon on Saturday", "2019-04-20", None, "day"),
    ("overnight Monday", "2019-04-22", None, "day"),
    # days of a month
    ("April 24", "2019-04-24", None, "day"),
    ("April 22", "2019-04-22", None, "day"),
    ("APRIL 22", "2019-04-22", None, "day"),
    ("April 28", "2019-04-28", None, "day"),
    ("December 3", "2018-12-03", None, "day"),
    ("Dec. 3", "2018-12-03", None, "day"),
    ("Sept 11", "2018-09-11", None, "day"),
    ("3 December", "2018-12-03", None, "day"),
    ("the 3rd of December", "2018-12-03", None, "day"),
    ("March 15th", "2019-03-15", None, "day"),
    ("Monday, April 22", "2019-04-22", None, "day"),
    ("Monday April 22", "2019-04-22", None, "day"),
    ("last Monday, April 22", "2019-04-22", None, "day"),
    ("Monday, 22 April", "2019-04-22", None, "day"),
    ("Monday, December 3", "2018-12-03", None, "day"),
    ("Friday 24 May", "2019-05-24", None, "day"),
    ("April 22, 2019", "2019-04-22", None, "day"),
    ("Oct. 3, 2023", "2023-10-03", None, "day"),
    ("3 October 2023", "2023-10-03", None, "day"),
    ("3rd October, 2023", "2023-10-03", None, "day"),
    ("Tuesday, Oct. 3, 2023", "2023-10-03", None, "day"),
    ("Tue, Oct 3, 2023", "2023-10-03", None, "day"),
    ("October 3 last year", "2018-10-03", None, "day"),
    ("Feb. 29, 2020", "2020-02-29", None, "day"),
    ("2019-04-22", "2019-04-22", None, "day"),
    ("2019/04/22", "2019-04-22", None, "day"),
    ("22.04.2019", "2019-04-22", None, "day"),
    ("03.04.2019", "2019-04-03", None, "day"),
    ("22/04/2019", "2019-04-22", None, "day"),
    ("4/22/2019", "2019-04-22", None, "day"),
    ("4/4/2019", "2019-04-04", None, "day"),
    # ranges
    ("from 3 to 5 March", "2019-03-03", "2019-03-05", "day"),
    ("3-5 March 2018", "2018-03-03", "2018-03-05", "day"),
    ("March 3–5, 2018", "2018-03-03", "2018-03-05", "day"),
    ("March 3 to 5", "2019-03-03", "2019-03-05", "day"),
    ("between March 3 and 5", "2019-03-03", "2019-03-05", "day"),
    ("between 10 and 15 March", "2019-03-10", "2019-03-15", "day"),
    ("April 3 and 4", "2019-04-03", "2019-04-04", "day"),
    ("March 30 to April 2", "2019-03-30", "2019-04-02", "day"),
    ("from March 30 to April 2, 2018", "2018-03-30", "2018-04-02", "day"),
    ("December 30 to January 2", "2018-12-30", "2019-01-02", "day"),
    ("from Thursday to Monday", "2019-04-18", "2019-04-22", "day"),
    ("between Monday and Wednesday", "2019-04-22", "2019-04-24", "day"),
    ("the weekend", "2019-04-20", "2019-04-21", "day"),
    ("over the weekend", "2019-04-20", "2019-04-21", "day"),
    ("last weekend", "2019-04-20", "2019-04-21", "day"),
    ("between 2014 and 2016", "2014-01-01", "2016-12-31", "year"),
    ("from 2014 to 2016", "2014-01-01", "2016-12-31", "year"),
    ("2014-2016", "2014-01-01", "2016-12-31", "year"),
    ("2014–16", "2014-01-01", "2016-12-31", "year"),
    ("from March to May 2018", "2018-03-01", "2018-05-31", "month"),
    ("between March and May 2018", "2018-03-01", "2018-05-31", "month"),
    ("from November to February", "2018-11-01", "2019-02-28", "month"),
    ("from May 2016 to June 2018", "2016-05-01", "2018-06-30", "month"),
    ("the first half of 2018", "2018-01-01", "2018-06-30", "quarter"),
    ("the second half of last year", "2018-07-01", "2018-12-31", "quarter"),
    ("the past two weeks", "2019-04-10", "2019-04-24", "week"),
    ("in the last three months", "2019-01-24", "2019-04-24", "month"),
    ("the past 24 hours", "2019-04-23", "2019-04-24", "day"),
    ("the past year", "2018-04-24", "2019-04-24", "year"),
    ("since 2014", "2014-01-01", "2019-04-24", "year"),
    ("since Monday", "2019-04-22", "2019-04-24", "day"),
    ("since March", "2019-03-01", "2019-04-24", "month"),
    ("since late February", "2019-02-01", "2019-04-24", "month"),
    ("since the 1990s", "1990-01-01", "2019-04-24", "decade"),
    # weeks
    ("this week", "2019-04-22", None, "week"),
    ("earlier this week", "2019-04-22", None, "week"),
    ("last week", "2019-04-15", None, "week"),
    ("late last week", "2019-04-15", None, "week"),
    ("next week", "2019-04-29", None, "week"),
    ("a week ago", "2019-04-15", None, "week"),
    ("two weeks ago", "2019-04-08", None, "week"),
    ("the week of April 17", "2019-04-15", None, "week"),
    # months
    ("this month", "2019-04-01", None, "month"),
    ("earlier this month", "2019-04-01", None, "month"),
    ("last month", "2019-03-01", None, "month"),
    ("the end of last month", "2019-03-01", None, "month"),
    ("next month", "2019-05-01", None, "month"),
    ("six months ago", "2018-10-01", None, "month"),
    ("18 months ago", "2017-10-01", None, "month"),
    ("in February", "2019-02-01", None, "month"),
    ("February", "2019-02-01", None, "month"),
    ("late February", "2019-02-01", None, "month"),
    ("mid-February", "2019-02-01", None, "month"),
    ("the beginning of February", "2019-02-01", None, "month"),
    ("the first week of February", "2019-02-01", None, "month"),
    ("April", "2019-04-01", None, "month"),
    ("May", "2018-05-01", None, "month"),
    ("last March", "2019-03-01", None, "month"),
    ("last May", "2018-05-01", None, "month"),
    ("next May", "2019-05-01", None, "month"),
    ("next April", "2020-04-01", None, "month"),
    ("May last year", "2018-05-01", None, "month"),
    ("May of next year", "2020-05-01", None, "month"),
    ("March 2014", "2014-03-01", None, "month"),
    ("Mar 2014", "2014-03-01", None, "month"),
    ("March of 2014", "2014-03-01", None, "month"),
    ("early March 2014", "2014-03-01", None, "month"),
    # quarters, years, decades
    ("the first quarter of 2023", "2023-01-01", None, "quarter"),
    ("fourth quarter 2018", "2018-10-01", None, "quarter"),
    ("Q3 2018", "2018-07-01", None, "quarter"),
    ("the third quarter of last year", "2018-07-01", None, "quarter"),
    ("last quarter", "2019-01-01", None, "quarter"),
    ("this year", "2019-01-01", None, "year"),
    ("last year", "2018-01-01", None, "year"),
    ("late last year", "2018-01-01", None, "year"),
    ("next year", "2020-01-01", None, "year"),
    ("two years ago", "2017-01-01", None, "year"),
    ("2014", "2014-01-01", None, "year"),
    ("in 2014", "2014-01-01", None, "year"),
    ("the year 2014", "2014-01-01", None, "year"),
    ("late 2018", "2018-01-01", None, "year"),
    ("early in 2018", "2018-01-01", None, "year"),
    ("the end of 2018", "2018-01-01", None, "year"),
    ("summer 2020", "2020-01-01", None, "year"),
    ("the spring of 2014", "2014-01-01", None, "year"),
    ("this summer", "2019-01-01", None, "year"),
    ("the 1990s", "1990-01-01", None, "decade"),
    ("the early 1990s", "1990-01-01", None, "decade"),
    ("the mid-1980s", "1980-01-01", None, "decade"),
    ("2000s", "2000-01-01", None, "decade"),
    ("last decade", "2000-01-01", None, "decade"),
]

FUTURE = [
    ("Wednesday", "2019-04-24", None, "day"),
    ("Saturday", "2019-04-27", None, "day"),
    ("this Friday", "2019-04-26", None, "day"),
    ("next Tuesday", "2019-04-30", None, "day"),
    ("last Tuesday", "2019-04-23", None, "day"),
    ("early Monday", "2019-04-29", None, "day"),
    ("April 22", "2020-04-22", None, "day"),
    ("April 24", "2019-04-24", None, "day"),
    ("May 3", "2019-05-03", None, "day"),
    ("Friday, May 3", "2019-05-03", None, "day"),
    ("February", "2020-02-01", None, "month"),
    ("April", "2019-04-01", None, "month"),
    ("May", "2019-05-01", None, "month"),
    ("the weekend", "2019-04-27", "2019-04-28", "day"),
    ("from 3 to 5 May", "2019-05-03", "2019-05-05", "day"),
    ("from Friday to Sunday", "2019-04-26", "2019-04-28", "day"),
    ("December 30 to January 2", "2019-12-30", "2020-01-02", "day"),
    ("the next two weeks", "2019-04-24", "2019-05-08", "week"),
    ("two weeks from now", "2019-05-06", None, "week"),
    ("October 3, 2018", "2018-10-03", None, "day"),
]

UNSETTLED = [
    "recently", "in recent weeks", "recent days", "the coming days", "for years", "for decades",
    "years ago", "a few weeks ago", "several months ago", "decades ago", "a decade ago",
    "nearly two years ago", "more than a year ago", "about two weeks ago", "two and a half years ago",
    "the last few months", "the day before", "the previous day", "the following week", "a day earlier",
    "two weeks later", "that day", "the same month", "earlier in the day", "a day after Monday",
    "in two weeks", "by Friday", "until April 22", "before 2014", "after Monday", "around 2014",
    "about April 22", "every Friday", "each week", "next weekend", "Feb. 30", "February 30, 2019",
    "2019-02-30", "31 April 2019", "04/05/2019", "Feb. 29, 2019", "Feb. 29", "Monday, April 21",
    "Monday, April 23, 2019", "April 3 and 10", "May 5 to May 3", "2016-2014", "the 1900s",
    "winter 2020", "this winter", "fiscal year 2023", "the first quarter", "since next week", "", "  ",
    "may", "march", "second", "2,014", "1500", "2014 GMT", "now", "soon", "Monday Tuesday", "32 April",
]  # fmt: skip


def as_row(
    phrase: str, published: datetime.date | None, future: bool = False
) -> tuple[str | None, ...] | None:
    when = resolve_date(phrase, published, future)
    if when is None:
        return None
    assert when.basis == "text"
    return (when.value, when.end, when.precision)


@pytest.mark.parametrize(("phrase", "value", "end", "precision"), PAST)
def test_phrase_means_the_nearest_such_time_not_after_publication(
    phrase: str, value: str, end: str | None, precision: str
) -> None:
    assert as_row(phrase, WEDNESDAY) == (value, end, precision)


@pytest.mark.parametrize(("phrase", "value", "end", "precision"), FUTURE)
def test_phrase_of_an_act_ahead_means_the_nearest_such_time_not_before_publication(
    phrase: str, value: str, end: str | None, precision: str
) -> None:
    assert as_row(phrase, WEDNESDAY, future=True) == (value, end, precision)


@pytest.mark.parametrize("phrase", UNSETTLED)
def test_what_the_words_do_not_settle_is_never_guessed(phrase: str) -> None:
    assert resolve_date(phrase, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("April 22, 2019", ("2019-04-22", None, "day")),
        ("22 April 2019", ("2019-04-22", None, "day")),
        ("2019-04-22", ("2019-04-22", None, "day")),
        ("from 3 to 5 May 2019", ("2019-05-03", "2019-05-05", "day")),
        ("March 2014", ("2014-03-01", None, "month")),
        ("the first quarter of 2023", ("2023-01-01", None, "quarter")),
        ("in 2014", ("2014-01-01", None, "year")),
        ("between 2014 and 2016", ("2014-01-01", "2016-12-31", "year")),
        ("the 1990s", ("1990-01-01", None, "decade")),
        ("April 22", None),
        ("Monday, April 22", None),
        ("Saturday", None),
        ("yesterday", None),
        ("February", None),
        ("last year", None),
        ("March last year", None),
        ("two weeks ago", None),
        ("since 2014", None),
        ("from 3 to 5 May", None),
        ("the first quarter of last year", None),
    ],
)
def test_undated_document_reads_only_dates_that_bring_their_year(phrase: str, expected: Row) -> None:
    assert as_row(phrase, None) == expected


@pytest.mark.parametrize(
    ("published", "phrase", "expected"),
    [
        ("2019-04-22", "April 22", "2019-04-22"),
        ("2019-01-05", "December 3", "2018-12-03"),
        ("2019-01-05", "December", "2018-12-01"),
        ("2019-01-01", "yesterday", "2018-12-31"),
        ("2020-03-01", "Feb. 29", "2020-02-29"),
        ("2019-01-02", "last week", "2018-12-24"),
        ("2019-01-15", "last month", "2018-12-01"),
        ("2019-02-15", "last quarter", "2018-10-01"),
        ("2020-03-31", "a month ago", "2020-02-01"),
        ("2020-02-29", "a year ago", "2019-01-01"),
        ("2019-04-21", "the weekend", "2019-04-20"),
        ("2019-04-21", "last weekend", "2019-04-13"),
        ("2019-04-21", "next weekend", "2019-04-27"),
        ("2019-04-22", "last Monday", "2019-04-15"),
        ("2019-04-22", "Monday", "2019-04-22"),
        ("2019-04-22", "Sunday", "2019-04-21"),
    ],
)
def test_reading_crosses_the_edges_of_weeks_months_and_years(
    published: str, phrase: str, expected: str
) -> None:
    when = resolve_date(phrase, datetime.date.fromisoformat(published))
    assert when is not None
    assert when.value == expected


FRAGMENTS = sorted(
    {word for row in PAST for word in row[0].split()}
    | {word for phrase in UNSETTLED for word in phrase.split()}
    | {"-", "–", ",", "the", "and", "Russia", "2014", "31", "\n", "’s", "İ", "ß", "\u00a0"}
)
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join),
    st.text(string.digits + "-/. ,:", max_size=20),
)


@pytest.mark.parametrize(
    "text", ["early the " * 5000 + "Monday", "late " * 9000, "from 2014 to " * 4000, "1" * 9000]
)
def test_hostile_length_neither_fails_nor_hangs(text: str) -> None:
    assert resolve_date(text, WEDNESDAY) is None
    assert all(len(phrase.text) < 100 for phrase in find_dates(text))


days = st.one_of(st.none(), st.dates())


@given(texts, days, st.booleans())
def test_reading_never_fails_and_never_ends_before_it_begins(
    text: str, published: datetime.date | None, future: bool
) -> None:
    for phrase in [text, *(found.text for found in find_dates(text))]:
        when = resolve_date(phrase, published, future)
        if when is None:
            continue
        assert when.value is not None
        assert when.precision is not None
        first = datetime.date.fromisoformat(when.value)
        assert when.end is None or first <= datetime.date.fromisoformat(when.end)


@given(
    st.sampled_from([row[0] for row in PAST + FUTURE]),
    st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 1, 1)),
)
def test_undated_reading_agrees_with_any_day_of_publication(phrase: str, published: datetime.date) -> None:
    bare = as_row(phrase, None)
    assert bare in (None, as_row(phrase, published), as_row(phrase, published, future=True))


@pytest.mark.parametrize(
    "day", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
)
@given(published=st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 1, 1)))
def test_bare_weekday_lies_within_the_week_before_publication_or_after_it(
    day: str, published: datetime.date
) -> None:
    past, ahead = resolve_date(day, published), resolve_date(day, published, future=True)
    assert past is not None
    assert ahead is not None
    first, last = (
        datetime.date.fromisoformat(past.value or ""),
        datetime.date.fromisoformat(ahead.value or ""),
    )
    assert 0 <= (published - first).days <= 6
    assert 0 <= (last - published).days <= 6
    assert (last - first).days in (0, 7)
