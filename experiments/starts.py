"""Prints how the runs of starts.sh read the people who left: see there."""

import json
import statistics
import sys
from collections import defaultdict
from pathlib import Path

from asl_keras import table


def main() -> None:
    """The program: RUNS, a folder of ARCH-SEED-START."""
    by_way = defaultdict(list)
    for file in sorted(Path(sys.argv[1]).glob("*/judged.json")):
        arch, _, start = file.parent.name.split("-")
        by_way[arch, start].append((_recalls(file), _minutes(file.with_name("report.json"))))
    rows = [("architecture", "start", "mean", "spread", "worst signer", "seeds", "minutes")]
    rows += [(*way, *_figures(runs)) for way, runs in by_way.items()]
    print(table.aligned(rows))


def _recalls(judged: Path) -> list[float]:
    """Of each signer."""
    return [one["recall"] for one in json.loads(judged.read_text())["per_signer"].values()]


def _minutes(report: Path) -> float:
    return json.loads(report.read_text())["seconds"] / 60


def _figures(runs: list[tuple[list[float], float]]) -> tuple[str, ...]:
    means = [statistics.mean(recalls) for recalls, _ in runs]
    worst = statistics.mean(min(recalls) for recalls, _ in runs)
    minutes = statistics.mean(minutes for _, minutes in runs)
    spread = max(means) - min(means)
    shares = [f"{share:.1%}" for share in (statistics.mean(means), spread, worst)]
    return (*shares, str(len(runs)), f"{minutes:.1f}")


main()
