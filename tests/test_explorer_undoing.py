"""`u`: what one wrote into the library is taken back, or what can be done is said and nothing forgotten."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index import reviewing
from index.cache import cache_folder, writer_lock
from index.library import Library
from tests.exploring import Reading, reading, write_library
from tests.identifying import said
from tests.indexing import write

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
        told = " ".join(session.text_of("KeyLine").split())
        assert "it is a link; nothing was written; u tries again." in told
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
        told = " ".join(session.text_of("KeyLine").split())
        assert "nothing was undone. It stays written; u goes on to the one before." in told
        await session.press("u")
        assert "Undone: Confirmed." in session.text_of("KeyLine")
        assert reviewed(library) == ["corrected"]
        await session.press("u")
        assert "Nothing was written since the start." in session.text_of("KeyLine")


@contextmanager
def nothing_can_be_written(session: Reading) -> Iterator[None]:
    """Another program is writing meanwhile, which is waited for."""
    library = session.reader.library
    with writer_lock(cache_folder(library.root, library.cache), 1.0, "edit.lock") as locked:
        assert locked
        yield


async def test_u_takes_back_what_is_still_being_written(library: Path) -> None:
    async with reading(write_library(library)) as session:
        await session.press("3", "n", "r")
        with nothing_can_be_written(session):
            for key in ("c", "u"):
                session.send(key)
                await session.take()
            assert "It waits for what is being written now." in session.text_of("KeyLine")
        await session.settle()
        assert "Undone: Confirmed." in session.text_of("KeyLine")
        assert reviewed(library) == []


async def test_what_is_said_on_a_screen_that_one_leaves_at_once_is_written_and_undone(library: Path) -> None:
    write(library, {"1.md": said("José Antonio Kast"), "2.md": said("Kast"), "3.md": said("Kast")})
    async with reading(library) as session:
        await session.press("1", "g", "M")
        with nothing_can_be_written(session):
            for key in ("y", "escape"):
                session.send(key)
                await session.take()
            assert session.is_reading
        await session.settle()
        assert "Kast is José Antonio Kast. u undoes it." in session.text_of("KeyLine")
        assert (library / "speakers.yaml").exists()
        await session.press("u")
        assert not (library / "speakers.yaml").exists()
