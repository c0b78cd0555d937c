"""Start: a command, or the window."""

import sys

from coach.arguments import parse


def main() -> int:
    """Run `back-coach` and return its exit status."""
    arguments = parse()
    if arguments.command is not None:
        from coach import cli

        return cli.run(arguments)
    from coach import app

    return app.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
