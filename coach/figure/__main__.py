"""`python -m coach.figure`: the same as `back-coach poses`."""

import sys

from coach.figure.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
