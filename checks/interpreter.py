"""Say in one sentence what this machine lacks, before anything else fails in ten.

Runs on any Python 3, so nothing newer than that is used here.
"""

import sys


def main():
    if sys.version_info < (3, 11):
        have = ".".join(str(part) for part in sys.version_info[:3])
        return (
            "Kentongan needs Python 3.11 or newer; %s is %s. "
            "Name another one, for example: make setup PYTHON=python3.12" % (sys.executable, have)
        )
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: F401, PLC0415
    except ImportError:
        return "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv"
    return None


if __name__ == "__main__":
    sys.exit(main())
