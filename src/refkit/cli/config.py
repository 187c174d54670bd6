"""`refkit config`: what holds for every command, unless an option says otherwise. Part of the command line."""

import json
import os
import re
from pathlib import Path
from typing import Annotated

import typer

from refkit.cli.complete import setting_names
from refkit.cli.console import complain, write_out
from refkit.cli.options import JsonRows, Output
from refkit.cli.settings import ENVIRONMENT, SETTINGS, checked, config_path, read_settings
from refkit.cli.verb import verb
from refkit.errors import ConfigError, UnknownName

app = verb("Show and change the settings of the config file.")

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="A setting: see refkit config show.", show_default=False, autocompletion=setting_names
    ),
]
_WIDTH = 8


@app.command()
def show(json_lines: JsonRows = False, output: Output = "-") -> None:
    """Show every setting, its value, and where that comes from.

    An option on the command line wins over the environment, and that over the file.

    Example: refkit config show
    """
    settings = read_settings(config_path())
    rows = []
    for name, setting in SETTINGS.items():
        from_environment = os.environ.get(setting.environment) if setting.environment else None
        origin = setting.environment if from_environment else "config file" if name in settings else "not set"
        rows.append((name, from_environment or settings.get(name), origin, setting.about))
    if json_lines:
        write_out("".join(_line(*row) for row in rows), output)
        return
    shown = (
        f"{name:<{_WIDTH}} = {json.dumps(value, ensure_ascii=False)}  ({origin})"
        if value
        else f"{name:<{_WIDTH}}   {origin}: {about}"
        for name, value, origin, about in rows
    )
    write_out("\n".join(shown) + "\n", output)


@app.command()
def path(output: Output = "-") -> None:
    """Print where the config file is, or would be.

    The environment variable REFKIT_CONFIG names another file; where it is empty, no file is read.

    Example: refkit config path
    """
    write_out(f"{_file()}\n", output)


@app.command("set")
def set_(
    name: Name, value: Annotated[str, typer.Argument(metavar="VALUE", help="Its value.", show_default=False)]
) -> None:
    """Write a setting into the config file.

    What else stands there stays as it is.

    Example: refkit config set mailto you@example.org
    """
    is_file, file = SETTINGS[_known(name)].is_file, _file()
    if is_file:
        value = str(Path(value).expanduser().absolute())
    checked(name, value, file)
    if not value.isprintable():
        raise ConfigError(f"{name} is one line of printable characters, not {value!r}.")
    line = f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
    text = _text(file)
    changed, count = _line_of(name).subn(lambda _: line, text, count=1)
    _write(file, changed if count else f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{line}")
    complain(f"{name} is set in {file}")


@app.command()
def unset(name: Name) -> None:
    """Take a setting out of the config file.

    Example: refkit config unset mailto
    """
    file = _file()
    changed, count = _line_of(_known(name)).subn("", _text(file))
    if count:
        _write(file, changed)
    complain(f"{name} is {'no longer' if count else 'not'} set in {file}")


def _line(name: str, value: str | None, origin: str | None, about: str) -> str:
    row = {"setting": name, "value": value, "from": origin, "about": about}
    return json.dumps(row, ensure_ascii=False) + "\n"


def _known(name: str) -> str:
    if name not in SETTINGS:
        raise UnknownName("setting", name, SETTINGS)
    return name


def _file() -> Path:
    file = config_path()
    if file is None:
        raise ConfigError(f"{ENVIRONMENT} is empty, so no config file is read: unset it, or let it name a file.")
    return file


def _text(file: Path) -> str:
    """What the file says now; it has to be right, or changing a line would hide what is wrong."""
    if not file.exists():
        return ""
    read_settings(file)
    return file.read_text(encoding="utf-8")


def _line_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*=[^\n]*\n?", re.MULTILINE)


def _write(file: Path, text: str) -> None:
    from refkit.workflow.files import write_file

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{str(file.parent)!r} cannot be made: {error.strerror}.") from error
    write_file(file, text.encode())
