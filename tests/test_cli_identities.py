"""Who is who, by the commands: suggestions, merge, split, rename."""

from pathlib import Path

from tests.identifying import said
from tests.indexing import write
from tests.running import run


def test_the_commands_do_what_the_explorer_does(library: Path) -> None:
    write(library, {"1.md": said("José Antonio Kast"), "2.md": said("Kast"), "3.md": said("Kast")})
    assert run("suggestions", library).out == (
        "Kast in 2 articles may be José Antonio Kast: same month, nobody else is called so\n"
    )
    [row] = run("suggestions", library, "--json").rows
    assert (row["speaker"], row["alias"]) == ("José Antonio Kast", "Kast")
    assert run("split", library, "José Antonio Kast", "Kast").status == 0
    assert run("suggestions", library).out == ""
    assert run("merge", library, "Kast", "José Antonio Kast").status == 0
    assert run("split", library, "José Antonio Kast", "Kast").err.startswith("José Antonio Kast and Kast are")
    assert run("merge", library, "José Antonio Kast", "Kast").status == 0
    assert "no such article" in run("split", library, "José Antonio Kast", "Rita", "--in", "4.md").err
    assert run("split", library, "José Antonio Kast", "Rita Kast", "--in", "3.md").status == 0
    assert [row["speaker"] for row in run("speakers", library, "--json").rows] == [
        "José Antonio Kast", "Rita Kast",
    ]  # fmt: skip
    assert run("rename", library, "Rita Kast", "Rita Kast Rist", "--note", "sister").status == 0
    assert "Rita Kast Rist" in run("speakers", library).out
    assert run("rename", library, "Rita Kast Rist").status == 2
    assert run("rename", library, "antonio kast", "--wikidata", "x").status == 1
