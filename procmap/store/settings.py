"""One person's settings, in the person's own folder; whatever is wrong with them never stops the program."""

import datetime
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from procmap.model.process_map import SideName, StepName
from procmap.store.atomic import replace_file
from procmap.store.faults import Refused
from procmap.store.personal import config_folder

Theme = Literal["dark", "light", "contrast", "ansi"]
"""Dark, light for projectors, most contrast, the terminal's own colours."""


MOST_STOPS = 50
"""How many maps are remembered with where one stopped in them."""

MOST_SIZES = 20
"""How many sizes of a terminal are remembered as legible."""


Passed = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
"""Seconds or minutes of a workshop."""


class Stop(BaseModel):
    """Where one stopped in a map: step, side and stage, and the clock of that day, no agenda where there was none.

    `used` is seconds by step, `added` minutes.
    """

    model_config = ConfigDict(frozen=True)

    map: str
    step: StepName = "goals"
    side: SideName = "current"
    stage: str = ""
    on: datetime.date
    agenda: str = ""
    used: dict[StepName, Passed] = {}
    added: dict[StepName, Passed] = {}


class Settings(BaseModel):
    """What the program remembers for a person.

    The theme, the path of the last map, empty where there is none, where one stopped, the latest first, and the sizes
    of terminals, such as 80x24, that the back row could read. `keys` are keys that the person chose, by their command's
    name; the screens say which of them they can take.
    """

    model_config = ConfigDict(frozen=True)

    theme: Theme = "dark"
    last_map: str = ""
    stops: tuple[Stop, ...] = ()
    legible: tuple[str, ...] = ()
    keys: dict[str, Any] = {}

    def stop_in(self, map_path: Path) -> Stop | None:
        """Where one stopped in a map; None where that is not known."""
        return next((stop for stop in self.stops if stop.map == str(map_path.absolute())), None)

    def with_stop(self, stop: Stop) -> "Settings":
        """The settings with where one stopped in a map now; the map left longest ago gives way."""
        others = (other for other in self.stops if other.map != stop.map)
        return self.model_copy(update={"stops": (stop, *others)[:MOST_STOPS]})

    def with_legible(self, size: str) -> "Settings":
        """The settings with a size of a terminal that the back row could read."""
        others = (other for other in self.legible if other != size)
        return self.model_copy(update={"legible": (size, *others)[:MOST_SIZES]})


def settings_path() -> Path:
    """The file of the settings."""
    return config_folder() / "settings.toml"


def load_settings() -> Settings:
    """The settings, or the defaults where there are none that can be read."""
    return _read() or Settings()


def are_settings_sound() -> bool:
    """Whether the settings can be read, or there are none yet."""
    return _read() is not None


def _read() -> Settings | None:
    try:
        return Settings.model_validate(tomllib.loads(settings_path().read_text(encoding="utf-8")))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError, ValidationError):
        return None


def save_settings(settings: Settings) -> bool:
    """Write the settings; False where they cannot be written, or would take the place of some that cannot be read."""
    path = settings_path()
    if not are_settings_sound():
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, tomli_w.dumps(settings.model_dump()).encode())
    except (OSError, ValueError, Refused):
        return False
    return True
