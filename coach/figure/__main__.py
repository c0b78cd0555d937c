"""`python -m coach.figure`: the same as `back-coach poses`."""

import argparse
import sys

from coach.domain.errors import ContentError
from coach.figure.commands import add_arguments, run


def main() -> int:
    """Parse the arguments, run, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m coach.figure", description=__doc__)
    add_arguments(parser)
    try:
        return run(parser.parse_args())
    except (ContentError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
