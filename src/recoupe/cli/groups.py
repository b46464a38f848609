"""Groups of commands of which one needs no name."""

from typing import Any, ClassVar

from typer.core import TyperGroup


class WithDefault(TyperGroup):
    """A group in which `recoupe GROUP ...` means `recoupe GROUP DEFAULT ...` unless the first word is one of its commands."""

    default: ClassVar[str]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return what is left of the arguments once the command is known."""
        if not args or args[0] not in {*self.commands, "--help"}:
            args = [self.default, *args]
        return super().parse_args(ctx, args)


class WithShow(WithDefault):
    """`show` needs no name."""

    default = "show"


class WithList(WithDefault):
    """`list` needs no name."""

    default = "list"
