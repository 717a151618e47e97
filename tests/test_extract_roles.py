"""Who somebody is, in words of the article that can be read by themselves."""

import pytest

from tests.extraction import roles

BEFORE_THE_NAME: list[tuple[str, str, str | None]] = [
    ("His colleague Ms Anne Jones said it was late.", "Anne Jones", "His colleague"),
    ("British diplomat Sir Peter Westley said it was late.", "Peter Westley", "British diplomat"),
    (
        "Farmers’ Union of Wales president Ian Reed said it was late.",
        "Ian Reed",
        "Farmers’ Union of Wales president",
    ),
    ("Bank of England governor Andrew Hale said it was late.", "Andrew Hale", "Bank of England governor"),
    (
        "The University of Iowa professor Jane Roe said it was late.",
        "Jane Roe",
        "University of Iowa professor",
    ),
    ("NFU Cymru deputy president Abi Reed said it was late.", "Abi Reed", "NFU Cymru deputy president"),
    ("Health minister for Scotland Neil Gray said it was late.", "Neil Gray", "Health minister for Scotland"),
    ("Former first lady Laura Hale said it was late.", "Laura Hale", "Former first lady"),
    (
        "Plaid health spokesperson Mabon ap Ifan said it was late.",
        "Mabon ap Ifan",
        "Plaid health spokesperson",
    ),
    ("On Sunday morning Mr. Moran said it was late.", "Moran", None),
    ("The paper wrote that night chief Tom Beck was there. “It was,” Beck said.", "Tom Beck", "chief"),
]

BEHIND_THE_NAME: list[tuple[str, str, str | None]] = [
    ("Sen. Lindsey Moran, R-S.C., a long-shot candidate, said it was late.", "Lindsey Moran", "Sen."),
    (
        "The Archbishop of Wales, the Most Rev Andrew Pryce, said it was late.",
        "Andrew Pryce",
        "The Archbishop of Wales",
    ),
    (
        "Ada Cyril, the director at the Center of Media Justice and a member of the board of the Foundation "
        "for Free Speech in Oakland, said it was late.",
        "Ada Cyril",
        "the director at the Center of Media Justice and a member of the board of the Foundation for Free "
        "Speech in Oakland",
    ),
    (
        "Ada Cyril, the director at the Center of Media Justice and a member of the board of the Foundation "
        "for Free Speech in Oakland and of a long list of other boards in the city, said it was late.",
        "Ada Cyril",
        "the director at the Center of Media Justice and a member of the board of the Foundation for Free "
        "Speech in Oakland",
    ),
]


@pytest.mark.parametrize(("article", "speaker", "role"), BEFORE_THE_NAME + BEHIND_THE_NAME)
def test_a_role_is_a_whole_description(article: str, speaker: str, role: str | None) -> None:
    assert (speaker, role) in roles(article)
