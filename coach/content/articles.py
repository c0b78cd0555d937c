"""The five articles by name, the notice, and the help pages drawn from the articles."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import msgspec

from coach.content.reading import read_table
from coach.content.shape import fit
from coach.domain.errors import ContentError
from coach.domain.exercise import Source
from coach.resources import resource_path


@dataclass(frozen=True, slots=True)
class Article:
    """One of the articles.

    Attributes:
        source: its number.
        name: what people see it called.
        title: its title.
        publisher: its publisher, empty if not named.
        author: its author, empty if not named.
        published: its date, None if not given.
    """

    source: Source
    name: str
    title: str
    publisher: str
    author: str
    published: dt.date | None


@dataclass(frozen=True, slots=True)
class Advice:
    """One line of a help page.

    Attributes:
        text: one or two sentences.
        source: the article behind it; APP for common knowledge that no article states.
    """

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class AdviceGroup:
    """Lines of a help page under one heading."""

    title: str
    lines: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A help page.

    Attributes:
        id: "doctor", "avoid", "exercising" or "living".
        title: its heading.
        intro: one sentence under it.
        groups: the lines, by heading.
    """

    id: str
    title: str
    intro: str
    groups: tuple[AdviceGroup, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What is shown before the first session."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything in the file.

    Attributes:
        articles: the articles, by number.
        notice: what is shown before the first session.
        pages: the help pages, by id.
    """

    articles: dict[Source, Article]
    notice: Notice
    pages: dict[str, HelpPage]


def load_articles(path: Path | None = None) -> Library:
    """Return the articles, the notice and the help pages.

    Args:
        path: another file than the shipped one.

    Raises:
        ContentError: the file is faulty.
    """
    file = path or resource_path("articles.toml")
    document = fit(read_table(file), _LibraryDocument, str(file))
    articles = {
        entry.number: Article(
            entry.number, entry.name, entry.title, entry.publisher, entry.author, entry.date
        )
        for entry in document.articles
    }
    pages = {entry.id: _page(entry) for entry in document.pages}
    known = {*articles, Source.APP}
    faults = [
        f'{file}: pages.{page.id}: found "{line.source}", expected one of the articles or "app"'
        for page in pages.values()
        for group in page.groups
        for line in group.lines
        if line.source not in known
    ]
    if faults:
        raise ContentError(tuple(faults))
    return Library(articles, Notice(document.notice.title, tuple(document.notice.lines)), pages)


class _ArticleDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    number: Source
    name: str
    title: str
    publisher: str = ""
    author: str = ""
    date: dt.date | None = None


class _LineDocument(
    msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename={"src": "from"}
):
    text: str
    src: Source


class _GroupDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str
    lines: list[_LineDocument]


class _PageDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    id: str
    title: str
    intro: str
    groups: list[_GroupDocument]


class _NoticeDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str
    lines: list[str]


class _LibraryDocument(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    articles: list[_ArticleDocument]
    notice: _NoticeDocument
    pages: list[_PageDocument]


def _page(document: _PageDocument) -> HelpPage:
    return HelpPage(
        document.id,
        document.title,
        document.intro,
        tuple(
            AdviceGroup(group.title, tuple(Advice(line.text, line.src) for line in group.lines))
            for group in document.groups
        ),
    )
