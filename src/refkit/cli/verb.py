"""How every verb is declared: plain help off a terminal, commands with suggestions. Part of the command line."""

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from refkit.errors import ConfigError, UnknownName


def on_terminal() -> bool:
    """Whether somebody looks at standard output; help in boxes and colour is for them only, and costs time."""
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return sys.stdout is not None and sys.stdout.isatty() and not is_plain


_FLAGS_OF_TYPER = frozenset(["help", "install_completion", "show_completion"])


class Commands(TyperGroup):
    """A group that says which command was meant, where none is called so."""

    def get_params(self, ctx: typer.Context) -> list[Any]:  # type: ignore[override]
        """The options, with False where typer has None for a flag: to check a None, it would load pydantic."""
        parameters: list[Any] = super().get_params(ctx)
        for parameter in parameters:
            if parameter.name in _FLAGS_OF_TYPER and parameter.default is None:
                parameter.default = False
        return parameters

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """The command that the first argument names.

        Raises:
            UnknownName: there is none of this name.
        """
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and self.get_command(ctx, name) is None:
            above = ctx.command_path.partition(" ")[2]
            raise UnknownName(f"command of refkit {above}".rstrip(), name, self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the command; without one, say which there are.

        Raises:
            ConfigError: no command was given.
        """
        if not ctx._protected_args:
            known = ", ".join(self.list_commands(ctx))
            raise ConfigError(f"Say which command: {ctx.command_path} {{{known}}}, or --help.")
        return super().invoke(ctx)


def verb(about: str | None = None) -> typer.Typer:
    """An app for one verb, with `about` as help where it has verbs of its own."""
    return typer.Typer(
        help=about, cls=Commands, add_completion=False, rich_markup_mode="rich" if on_terminal() else None
    )
