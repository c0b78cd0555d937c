"""Start: a command, or the window."""

import sys

from coach.arguments import parse


def main() -> int:
    """Run `back-coach` and return its exit status."""
    if sys.argv[1:2] == ["poses"]:
        # The figure reads its own arguments, and draws: the other commands never load Qt.
        from coach.figure import commands

        return commands.main(sys.argv[2:])
    arguments = parse()
    if arguments.command == "export" and arguments.pdf is not None:
        # Drawn with Qt, which the other commands never load.
        from coach.ui.report import commands as report

        return report.run(arguments)
    if arguments.command is not None:
        from coach import cli

        return cli.run(arguments)
    from coach import app

    return app.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
