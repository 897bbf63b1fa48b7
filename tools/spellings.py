"""The other ways in which news spells a name written in Latin letters from another script."""

from __future__ import annotations

import re
from itertools import product

SAME = [
    set(group.split())
    for group in (
        "Mohammed Muhammad Mohammad Mohamed Mohamad",
        "Ahmed Ahmad",
        "Hussein Hossein Hussain Husain Hosein",
        "Hassan Hasan",
        "Mahmoud Mahmud Mahmood",
        "Yousef Youssef Yusuf Yousuf Yusef",
        "Abdullah Abdallah Abdulla",
        "Abdel Abdul",
        "Khaled Khalid",
        "Ebrahim Ibrahim",
        "Sergei Sergey",
        "Dmitry Dmitri Dmitriy",
        "Alexander Aleksandr Aleksander Alexandr",
        "Andrei Andrey",
        "Yulia Yuliya Julia",
        "Mikhail Mikhael",
        "Viktor Victor",
        "Yury Yuri Yuriy",
        "Anatoly Anatoli",
        "Vasily Vasili",
        "Sheikh Shaikh",
        "Javad Jawad",
        "Saeed Said Saeid",
        "Faisal Faysal",
        "Osama Usama",
        "Omar Umar",
        "Osman Usman Othman",
    )
]
MOST = 16
"""Spellings of one name at most: beyond that they are ones that nobody writes."""


def spellings(name: str) -> list[str]:
    """Other spellings of a full name, the likeliest first, without the name itself.

    >>> spellings("Nouri al-Maliki")
    ['Nouri el-Maliki', 'Nouri al Maliki', 'Nouri Maliki']
    >>> spellings("Moon Jae-in")
    ['Moon Jae In']
    >>> spellings("Donald J. Trump")
    ['Donald Trump']
    """
    joined = re.sub(r"\bAbd (?:al|el|ul)-", "Abdul ", name)
    words = [word for word in joined.split() if not re.fullmatch(r"[A-Z]\.?", word)]
    if len(words) < 2:
        return []
    choices = [_choices(word, last=i == len(words) - 1) for i, word in enumerate(words)]
    found = []
    for choice in product(*choices):
        spelt = " ".join(word for word in choice if word)
        if spelt != name and len(spelt.split()) > 1 and spelt not in found:
            found.append(spelt)
        if len(found) == MOST:
            break
    return found


def _choices(word: str, *, last: bool) -> list[str]:
    for group in SAME:
        if word in group:
            return [word, *sorted(group - {word})]
    article = re.fullmatch(r"([Aa]l|[Ee]l)-(\w.*)", word)
    if article:
        other = "el" if article[1].lower() == "al" else "al"
        return [word, f"{other}-{article[2]}", f"{article[1]} {article[2]}", article[2]]
    korean = re.fullmatch(r"([A-Z][a-z]+)-([a-z]+)", word)
    if korean and last:
        return [word, f"{korean[1]} {korean[2].capitalize()}"]
    return [word]
