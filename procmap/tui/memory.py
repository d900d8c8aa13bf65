"""What the program remembers of a person, and one word where it cannot."""

from collections.abc import Callable

from procmap.store.settings import Settings, are_settings_sound, load_settings, save_settings

UNREAD = "settings.toml cannot be read: nothing new is remembered until it is mended"
"""What is said where the person's settings are faulty."""

UNWRITTEN = "settings.toml cannot be written: nothing new is remembered"
"""What is said where nothing can be written to the person's folder."""


class Memory:
    """Writes settings as they change; the first time that fails it tells why, and is silent from then on."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell = tell
        self._has_told = False

    def keep(self, change: Callable[[Settings], Settings]) -> None:
        """Write the settings with a change."""
        if save_settings(change(load_settings())) or self._has_told:
            return
        self._has_told = True
        self.tell(UNWRITTEN if are_settings_sound() else UNREAD)
