"""The config file: what somebody always wants, so that no command has to say it. Part of the command line.

It is read by the command line only, never by `import refkit`. An option wins over an environment variable, that over
the file. Every setting is a text; a file name is taken from the folder of the config file, and "~" is the home folder.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from refkit.errors import ConfigError, UnknownName

ENVIRONMENT = "REFKIT_CONFIG"  # another file; empty: none
MOST_BYTES = 100_000


class Setting(NamedTuple):
    """What a setting is for, the commands that have an option of this name, and whether it names a file."""

    about: str
    commands: tuple[str, ...]
    is_file: bool = False
    environment: str | None = None


_ASKING = ("enrich", "apply", "check", "render")
SETTINGS = {
    "style": Setting("CSL style of render", ("render", "batch render")),
    "locale": Setting("language of render, such as sv-SE", ("render", "batch render")),
    "titles": Setting("which titles render prints: work, printed, both or translated", ("render",)),
    "index": Setting("offline index to look works up in", (*_ASKING, "batch match"), is_file=True),
    "mailto": Setting("your address, for the polite pool of providers", _ASKING, environment="REFKIT_MAILTO"),
    "cache": Setting("file for the answers of providers", _ASKING, is_file=True, environment="REFKIT_CACHE"),
}


def config_path() -> Path | None:
    """Where the config file is, or would be; None where the environment says that there is none."""
    named = os.environ.get(ENVIRONMENT)
    if named is not None:
        return Path(named).expanduser() if named else None
    from platformdirs import user_config_path

    return user_config_path("refkit", appauthor=False) / "config.toml"


def read_settings(path: Path | None) -> dict[str, str]:
    """The settings of the file, files in full; none where there is no file.

    Raises:
        ConfigError: it cannot be read, is no TOML, or holds what is no setting.
    """
    if path is None or (not path.exists() and ENVIRONMENT not in os.environ):
        return {}
    import tomllib

    try:
        with path.open("rb") as file:
            data = tomllib.loads(file.read(MOST_BYTES).decode())
    except OSError as error:
        raise ConfigError(
            f"{str(path)!r} cannot be read: {error.strerror}. It is the config file; {ENVIRONMENT} names another."
        ) from error
    except ValueError as error:  # TOMLDecodeError says the line; UnicodeDecodeError is one too
        raise ConfigError(
            f'{str(path)!r} is no config file: {error}. Its lines look like this one: style = "apa".'
        ) from error
    return {name: checked(name, value, path) for name, value in data.items()}


def checked(name: str, value: object, path: Path) -> str:
    """The value of a setting of the file `path`, a file name in full.

    Raises:
        ConfigError: there is no such setting, or its value is no text.
    """
    if name not in SETTINGS:
        raise ConfigError(f"{str(path)!r}: {UnknownName('setting', name, SETTINGS)}")
    if not isinstance(value, str) or not value:
        raise ConfigError(
            f"{str(path)!r}: {name} is a text in quotation marks ({SETTINGS[name].about}), not {value!r}."
        )
    return str(path.parent / Path(value).expanduser()) if SETTINGS[name].is_file else value


def defaults_for(command: str | None) -> dict[str, Any]:
    """The settings as typer takes defaults: command → (its command →) option → value.

    `refkit config` gets none, so that a broken file can be looked at and mended.
    """
    if command in (None, "config"):
        return {}
    return _by_command(read_settings(config_path()))


def _by_command(settings: Mapping[str, str]) -> dict[str, Any]:
    defaults: dict[str, Any] = {}
    for name, value in settings.items():
        for command in SETTINGS[name].commands:
            place = defaults
            for part in command.split():
                place = place.setdefault(part, {})
            place[name] = value
    return defaults
