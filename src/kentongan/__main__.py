"""`python -m kentongan` is the command `kentongan`."""

import sys

from kentongan.cli import main

if __name__ == "__main__":
    sys.exit(main())
