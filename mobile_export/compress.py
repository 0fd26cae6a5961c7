"""Makes a trained model smaller by fine-tuning it: quantised, pruned or clustered.

Examples:
  python -m mobile_export.compress --model runs/mobilenetv2/model.keras --method qat
  python -m mobile_export.compress --model runs/small/model.keras --method prune --sparsity 0.7

qat      trains on with the rounding of the integer network; writes MODEL_qat_int8.tflite
prune    makes the smallest weights zeros; writes MODEL_pruned.keras
cluster  lets weights share a few values; writes MODEL_clustered.keras

Zeros and shared values show in the size after gzip, as an app is shipped: for both, the sizes of
the float32 .tflite are printed, before and after. The `.keras` files export like any model, with
`mobile_export.convert`.
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import add_options, from_options, manual_page, run
from mobile_export.compression import METHODS, CompressionSettings, compress

if TYPE_CHECKING:
    import keras

MEGABYTE = 1e6


@dataclass(frozen=True)
class CompressOptions:
    """What is compressed, and where to."""

    model: Path
    """What training wrote."""
    out: Path | None = None
    """Folder of the result (default: the model's)."""

    def __post_init__(self) -> None:
        from asl_keras.models.model_file import expect_model

        expect_model(self.model)


def main(arguments: Sequence[str]) -> None:
    """Compresses and prints what came out."""
    given = _page().parse_args(arguments)
    # Mistakes are noticed before TensorFlow's six seconds.
    options, settings = (
        from_options(CompressOptions, given),
        from_options(CompressionSettings, given),
    )
    # The sizes are those of TensorFlow's converter, whichever backend trained the model.
    os.environ["KERAS_BACKEND"] = "tensorflow"
    result = compress(options.model, settings, options.out)
    print(_network(result) if settings.method == "qat" else _model(options.model, result))


def _page() -> argparse.ArgumentParser:
    page = manual_page("mobile_export.compress", __doc__)
    add_options(page, CompressOptions, model={"metavar": "MODEL.keras"}, out={"metavar": "DIR"})
    add_options(
        page, CompressionSettings, method={"choices": METHODS}, data={"metavar": "FILE.npz"}
    )
    return page


def _network(result: Path) -> str:
    return f"{result}: {_sizes(result.read_bytes())}"


def _model(source: Path, result: Path) -> str:
    """What is found in the saved file, and what it comes to next to the original."""
    from asl_keras.models import saved
    from mobile_export.compression.findings import large_kernels

    original, compressed = saved.load(source), saved.load(result)
    kernels = large_kernels(compressed)
    zeros = sum(kernel.zeros for kernel in kernels)
    distinct = [kernel.distinct for kernel in kernels]
    return "\n".join(
        [
            f"{result}: {len(kernels)} large kernels",
            f"zeros: {zeros / sum(kernel.weights for kernel in kernels):.1%} of their weights, "
            f"{zeros / compressed.count_params():.1%} of all",
            f"distinct weights of a kernel: {min(distinct)} to {max(distinct)}",
            f"as float32 .tflite: {_sizes(_float32(compressed))}",
            f"the original's: {_sizes(_float32(original))}",
        ]
    )


def _float32(model: "keras.Model") -> bytes:
    from mobile_export.tflite.recipes import float32

    return float32(model)


def _sizes(content: bytes) -> str:
    from mobile_export.compression.findings import gzipped_size

    gzipped = gzipped_size(content)
    return f"{len(content) / MEGABYTE:.2f} MB, {gzipped / MEGABYTE:.2f} MB after gzip"


if __name__ == "__main__":
    run(main)
