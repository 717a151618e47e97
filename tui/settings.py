"""How a reader likes the explorer, whatever the library.

One JSON file in the user's config directory; `ONRECORD_CONFIG` names another directory.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path

from index.errors import OnrecordError


class SettingsError(OnrecordError):
    """The settings can't be written."""


@dataclass(slots=True)
class Settings:
    """Light or dark. `path` is the file that it is kept in."""

    path: Path
    light: bool = False

    def save(self) -> None:
        """Write them, whole and in place at once. Raises SettingsError."""
        fresh = self.path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh.write_text(json.dumps({"light": self.light}) + "\n", encoding="utf-8")
            fresh.replace(self.path)
        except OSError as error:
            raise SettingsError(f"{self.path}: your settings could not be kept ({error.strerror})") from error


def open_settings() -> Settings:
    """The settings as they were kept last; those that can't be read are as if there were none."""
    given = os.environ.get("ONRECORD_CONFIG")
    place = Path(given) if given else user_config_path("onrecord", appauthor=False)
    path = place / "settings.json"
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings(path)
    return Settings(path, light=isinstance(kept, dict) and kept.get("light") is True)
