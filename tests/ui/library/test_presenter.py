import pytest

from coach.content.articles import Library
from coach.domain.exercise import Equipment, Kind, Position
from coach.domain.exercise_filter import Region
from coach.domain.routine import Catalogue
from coach.ui.library.presenter import PAGES, LibraryPresenter
from coach.ui.library.view import Mark, Sought
from coach.ui.main.detail_presenter import DetailPresenter


def test_every_exercise_has_a_card_in_the_order_of_names(
    catalogue: Catalogue, library: LibraryPresenter
) -> None:
    found = library.found(Sought())
    assert {card.exercise_id for card in found.cards} == set(catalogue.exercises)
    names = [card.name for card in found.cards]
    assert names == sorted(names, key=str.casefold)
    assert found.everything == f"All {len(names)}"
    assert found.summary == f"{len(names)} exercises"


@pytest.mark.parametrize(
    ("sought", "there", "missing"),
    [
        (Sought(kind=Kind.STRETCH), "childs-pose", "glute-bridge"),
        (Sought(position=Position.PRONE), "superman", "bird-dog"),
        (Sought(equipment=Equipment.BAND), "lat-pulldown", "bird-dog"),
        (Sought(equipment=Equipment.MAT), "bird-dog", "lat-pulldown"),
        (Sought(region=Region.LEGS), "hamstring-stretch", "shoulder-rolls"),
        (Sought(flare_safe=True), "cat-cow", "prone-plank"),
        (Sought(mark=Mark.FAVOURITE), "bird-dog", "cat-cow"),
        (Sought(mark=Mark.NOT_FOR_ME), "hamstring-stretch", "bird-dog"),
        (Sought(words="thred the needel"), "childs-pose-rotation", "bird-dog"),
        (Sought(words="sphinx"), "prone-on-elbows", "bird-dog"),
        (Sought(words="walk"), "walking", "bird-dog"),
    ],
)
def test_what_is_sought_is_found(
    library: LibraryPresenter, sought: Sought, there: str, missing: str
) -> None:
    ids = [card.exercise_id for card in library.found(sought).cards]
    assert there in ids
    assert missing not in ids


def test_the_best_match_comes_first(library: LibraryPresenter) -> None:
    assert library.found(Sought(words="brige")).cards[0].exercise_id == "glute-bridge"
    assert library.found(Sought(words="xylophone")).cards == ()


@pytest.mark.parametrize(
    ("sought", "anything"),
    [
        (Sought(), True),
        (Sought(words="  "), True),
        (Sought(words="cat"), False),
        (Sought(kind=Kind.STRETCH), False),
        (Sought(words=" ", flare_safe=True), False),
    ],
)
def test_anything_is_told_from_something(sought: Sought, anything: bool) -> None:
    assert sought.is_anything == anything


def test_a_card_says_all_of_it_aloud(library: LibraryPresenter) -> None:
    spoken = {card.exercise_id: card.spoken for card in library.found(Sought()).cards}
    assert spoken["bird-dog"] == "Bird dog, Strength, Hands and knees, favourite"
    assert (
        spoken["hamstring-stretch"]
        == "Hamstring stretch, Stretch, On your back, Strap or towel, not for me"
    )


def test_what_is_not_for_the_user_names_its_substitute(
    catalogue: Catalogue, details: DetailPresenter, library: LibraryPresenter
) -> None:
    assert "Single knee to chest takes its place" in library.detail("hamstring-stretch").consequence
    assert library.detail("bird-dog").consequence == ""
    unwanted = ("bird-dog", "hamstring-stretch", "single-knee-to-chest", "piriformis-stretch")
    alone = LibraryPresenter(catalogue, details, not_for_me=unwanted)
    assert "takes its place" not in alone.detail("bird-dog").consequence
    assert "single knee" not in alone.detail("hamstring-stretch").consequence.lower()


def test_every_tip_names_its_article_and_never_by_number(
    library: LibraryPresenter, articles: Library
) -> None:
    names = {
        "",
        "Bay State Pain Associates",
        "The “10 best exercises” article",
        "Rehab8",
        "The “Lower back pain exercises” article",
        "K Health",
    }
    for page_id in PAGES:
        page = library.advice(articles, page_id)
        assert page.title
        assert page.intro
        for card in page.cards:
            for line in card.lines:
                assert line.text
                assert page_id == "articles" or line.source in names
    avoid = library.advice(articles, "avoid")
    assert {line.source for card in avoid.cards for line in card.lines} == {
        "K Health",
        "Bay State Pain Associates",
    }
    (k_health,) = [
        one for one in library.advice(articles, "articles").cards if one.title == "K Health"
    ]
    assert k_health.lines[0].source == "Chesney Fowler, MD, 3 December 2019"
