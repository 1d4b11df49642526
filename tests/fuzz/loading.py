"""Loads one folder of damaged inputs in a process of its own and tells what it took: `python -m tests.fuzz.loading`.

Time is that of the processors: a machine with other work to do is no fault of a reader.
"""

import json
import resource
import sys
import time
from pathlib import Path

from loaders.stage import load
from loaders.tally import LoadProgress


def main(folder: str, warehouse: str) -> None:
    slowest, what = 0.0, ""
    last = time.process_time()

    def follow(progress: LoadProgress) -> None:
        nonlocal slowest, what, last
        now = time.process_time()
        if now - last > slowest:
            slowest, what = now - last, progress.current
        last = now

    summary = load([folder], Path(warehouse), progress=follow)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {
        "slowest": round(slowest, 2),
        "slowest_file": what,
        "peak_mb": peak,
        "seconds": round(summary.seconds, 2),
        "files": summary.files_seen,
        "cables": summary.cables_added,
        "rejects": summary.rejects_added,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
