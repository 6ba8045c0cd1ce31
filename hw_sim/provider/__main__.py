"""`python -m hw_sim.provider`: the recording provider alone."""

import argparse
import sys

from hw_sim.provider.command import add_arguments, run


def main() -> int:
    """The exit code of the command line."""
    parser = argparse.ArgumentParser(
        prog="redlamp-sim provider", description="A SIPREC recording server to record against."
    )
    add_arguments(parser)
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
