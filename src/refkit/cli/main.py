"""`refkit`: the table of verbs. A verb's module is imported when it is called or its help is shown."""

from importlib import import_module

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from refkit.cli.console import run
from refkit.cli.settings import defaults_for
from refkit.cli.verb import Commands, on_terminal

# verb → module; the order is that of `refkit --help`
VERBS = {
    "find": "refkit.cli.find",
    "parse": "refkit.cli.parse",
    "enrich": "refkit.cli.enrich",
    "apply": "refkit.cli.apply",
    "check": "refkit.cli.check",
    "render": "refkit.cli.render",
    "cite": "refkit.cli.cite",
    "convert": "refkit.cli.convert",
    "dedupe": "refkit.cli.dedupe",
    "keys": "refkit.cli.keys",
    "diff": "refkit.cli.diff",
    "styles": "refkit.cli.styles",
    "formats": "refkit.cli.formats",
    "sources": "refkit.cli.sources",
    "library": "refkit.cli.library",
    "index": "refkit.cli.index",
    "batch": "refkit.cli.batch",
    "config": "refkit.cli.config",
    "serve": "refkit.cli.serve",
}


class Verbs(Commands):
    """A group whose commands are loaded by name."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """All verbs, in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | TyperGroup | None:  # type: ignore[override]
        """The verb called `cmd_name`, None where there is none."""
        if cmd_name not in VERBS:
            return None
        app: typer.Typer = import_module(VERBS[cmd_name]).app
        command = get_group(app) if len(app.registered_commands) > 1 else get_command(app)
        command.name = cmd_name
        return command  # type: ignore[return-value]


app = typer.Typer(
    cls=Verbs,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich" if on_terminal() else None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from refkit.cli.version import version_lines

        typer.echo("\n".join(version_lines()))
        raise typer.Exit


@app.callback()
def refkit_command(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", callback=_show_version, is_eager=True, help="Show the versions of refkit and its parts."
    ),
) -> None:
    """Free-text reference lists in; right, complete, well-formatted references out.

    Every verb reads files or - (standard input), writes standard output or -o FILE, and says what went
    wrong on standard error only. Exit status: 0 fine, 1 findings where they were asked for, 2 usage,
    3 no reference found, 4 input unreadable, 5 network needed and not available, 130 interrupted.

    Example: refkit render article.txt --style vancouver --locale sv-SE
    """
    context.default_map = defaults_for(context.invoked_subcommand)


def main() -> None:
    """The console script."""
    run(app)
