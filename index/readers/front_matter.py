"""The YAML block at the head of a Markdown file.

Only scalars and lists of scalars are taken, as they are written: nothing is constructed, no alias is
expanded, so neither tags nor YAML bombs do anything, and ``2025-11-29`` or ``yes`` stays what it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import yaml

from index.readers.metadata import one_line

SIZE_LIMIT = 64_000
"""Characters of front matter. A longer block is taken for text."""
LIST_LIMIT = 100
"""Items of a list that are taken: a few hundred bytes can repeat one a thousand times."""

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, by key in small letters."""

    values: dict[str, str] = field(default_factory=dict)

    def first(self, *keys: str) -> str | None:
        """The value of the first of `keys` that has one, on one line."""
        return next((value for key in keys if (value := self.values.get(key))), None)


def split_front_matter(text: str, tell: Callable[[str], None]) -> tuple[FrontMatter, str]:
    """The front matter of `text`, and what follows it exactly as written.

    Broken front matter is no lost text: then the whole is the body, and `tell` is told.
    """
    opening = _OPENING.match(text)
    closing = opening and _CLOSING.search(text, opening.end(), SIZE_LIMIT)
    if not opening or not closing:
        return FrontMatter(), text
    try:
        root = yaml.compose(text[opening.end() : closing.start()], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        tell(f"the front matter is read as text: it is no YAML{_where(error)}")
        return FrontMatter(), text
    if root is not None and not isinstance(root, yaml.MappingNode):
        tell("the front matter is read as text: it has no keys")
        return FrontMatter(), text
    return FrontMatter(_values(root) if root else {}), text[closing.end() :]


def _values(root: yaml.MappingNode) -> dict[str, str]:
    return {
        key.value.strip().lower(): value
        for key, node in root.value
        if isinstance(key, yaml.ScalarNode) and (value := _as_written(node))
    }


def _as_written(node: yaml.Node) -> str | None:
    """A scalar; a list's scalars with commas; of a mapping (``author: {name: …}``) its name."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == _NULL else one_line(node.value)
    if isinstance(node, yaml.SequenceNode):
        scalars = (
            item for item in node.value[:LIST_LIMIT] if isinstance(item, (yaml.ScalarNode, yaml.MappingNode))
        )
        return one_line(", ".join(filter(None, map(_name_or_scalar, scalars))))
    return _name_or_scalar(node)


def _name_or_scalar(node: yaml.Node) -> str | None:
    if isinstance(node, yaml.ScalarNode):
        return one_line(node.value)
    names = (value for key, value in node.value if isinstance(key, yaml.ScalarNode) and key.value == "name")
    return next((one_line(value.value) for value in names if isinstance(value, yaml.ScalarNode)), None)


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 2})" if mark else ""
