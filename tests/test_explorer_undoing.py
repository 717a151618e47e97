"""`u`: what one wrote into the library is taken back, or what can be done is said and nothing forgotten."""

from pathlib import Path

from index import reviewing
from index.library import Library
from tests.exploring import reading, write_library

FAIR = "The bridge will open"


def reviewed(folder: Path) -> list[str | None]:
    """What is said of the library's quotes."""
    with Library(folder) as library:
        library.update()
        return [entry.review for entry, _ in library.reviews()]


async def test_what_can_not_be_undone_now_is_undone_later(library: Path) -> None:
    file, aside = library / "reviews.yaml", library / "reviews.aside"
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "c")
        file.rename(aside)
        file.symlink_to(aside)
        await session.press("u")
        said = " ".join(session.text_of("KeyLine").split())
        assert "it is a link; nothing was written; u tries again." in said
        file.unlink()
        aside.rename(file)
        await session.press("u")
        assert "Undone: Confirmed." in session.text_of("KeyLine")
        assert reviewed(library) == []


async def test_what_somebody_has_changed_stays_and_the_change_before_it_is_undone(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r", "c", "n", "r", "c")
        with Library(library) as other:
            second = list(other.quotes())[1]
            reviewing.correct_speaker(other, second, "Eva Holm")
        await session.press("u")
        said = " ".join(session.text_of("KeyLine").split())
        assert "nothing was undone. It stays written; u goes on to the one before." in said
        await session.press("u")
        assert "Undone: Confirmed." in session.text_of("KeyLine")
        assert reviewed(library) == ["corrected"]
        await session.press("u")
        assert "Nothing was written since the start." in session.text_of("KeyLine")
