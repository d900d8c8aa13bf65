"""One person's settings, in the person's own folder; whatever is wrong with them never stops the program."""

import tomllib
from pathlib import Path
from typing import Literal

import tomli_w
from pydantic import BaseModel, ConfigDict, ValidationError

from procmap.store.atomic import replace_file
from procmap.store.faults import Refused
from procmap.store.personal import config_folder

Theme = Literal["dark", "light", "contrast", "ansi"]
"""Dark, light for projectors, most contrast, the terminal's own colours."""


class Settings(BaseModel):
    """What the program remembers for a person: the theme, and the path of the last map, empty where there is none."""

    model_config = ConfigDict(frozen=True)

    theme: Theme = "dark"
    last_map: str = ""


def settings_path() -> Path:
    """The file of the settings."""
    return config_folder() / "settings.toml"


def load_settings() -> Settings:
    """The settings, or the defaults where there are none that can be read."""
    try:
        return Settings.model_validate(tomllib.loads(settings_path().read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError, ValidationError):
        return Settings()


def save_settings(settings: Settings) -> bool:
    """Write the settings; False where they cannot be written."""
    path = settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, tomli_w.dumps(settings.model_dump()).encode())
    except (OSError, ValueError, Refused):
        return False
    return True
