"""Batches on a Ray cluster of two machines that lose one. Run by `make test-deployment`.

Takes a minute: nearly all of it is the start of the cluster.
"""

import os
import signal
import time
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from asl_keras.pretrained import pretrained
from server.batches import arrays
from server.batches.cluster import ALONE, SILENT, read_all
from server.batches.folder import answering
from server.batches.inputs import parts_of
from server.batches.options import BatchOptions
from server.batches.work import Count
from tests.server.batches.processes import listening, named

pytestmark = [
    pytest.mark.deployment,
    pytest.mark.filterwarnings("default"),  # Ray's own
]
HANDS, TOGETHER = 2400, 20
PATIENCE = 60.0  # seconds until a process reads, between two parts of which it is called otherwise


@pytest.fixture
def cluster(monkeypatch):
    """A head that does no work, and two machines of one core, all of them this one."""
    for name, value in (SILENT | ALONE).items():
        monkeypatch.setenv(name, value)
    from ray.cluster_utils import Cluster

    small = {"include_dashboard": False, "object_store_memory": 80 << 20}
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, **small})
    machines = [cluster.add_node(num_cpus=1, object_store_memory=80 << 20) for _ in range(2)]
    yield cluster, machines
    cluster.shutdown()


def test_a_cluster_that_loses_a_process_and_a_machine_writes_each_row_once(
    cluster, tmp_path, monkeypatch
):
    monkeypatch.setattr(arrays, "HANDS", TOGETHER)
    hands = np.random.default_rng(0).uniform(0, 200, (HANDS, 21, 3)).astype(np.float32)
    np.savez(tmp_path / "hands.npz", landmarks=hands)
    parts = dict(enumerate(parts_of([tmp_path / "hands.npz"])))
    options = BatchOptions(out=tmp_path / "out", model=pretrained())

    head, machines = cluster
    total = Count()
    with answering(options.out, "asked"):
        done = read_all(parts, options.out, options.settings, head.address)
        for number, count in enumerate(done):
            total += count
            if number == 2:
                os.kill(one_that_reads(), signal.SIGKILL)
            elif number == 5:
                head.remove_node(machines[0], allow_graceful=False)
                addresses = listening(named("ray::", "raylet", "gcs_server"))

    assert total.rows == HANDS
    assert addresses == {"127.0.0.1"}
    assert Counter(_rows(options.out)) == Counter(range(HANDS))


def one_that_reads() -> int:
    end = time.monotonic() + PATIENCE
    while (process := next(named("ray::MapBatches"), None)) is None:
        assert time.monotonic() < end, "no process read"
    return process


def _rows(out: Path) -> list[int]:
    from pyarrow import parquet

    return parquet.read_table(out).column("row").to_pylist()
