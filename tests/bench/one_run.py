"""Runs one command and writes down how long it took and what its largest process held: a process of
its own for each.

    python one_run.py FILE COMMAND ...

What a process knows of those it waited for only grows, so each command needs a fresh one to be
asked.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which the system counts memory."""


def main() -> int:
    """Run the command, and leave with its exit code."""
    started = time.monotonic()
    code = subprocess.run(sys.argv[2:], check=False).returncode
    seconds = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT
    Path(sys.argv[1]).write_text(
        json.dumps({"seconds": seconds, "peak_bytes": peak}), encoding="utf-8"
    )
    return code


if __name__ == "__main__":
    sys.exit(main())
