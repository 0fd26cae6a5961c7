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

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from mobile_export.compression import METHODS, CompressionSettings, compress

if TYPE_CHECKING:
    import keras

MEGABYTE = 1e6


def main(arguments: Sequence[str]) -> None:
    """Compresses and prints what came out."""
    options = vars(_page().parse_args(arguments))
    source, folder = options.pop("model"), options.pop("out")
    options.pop("verbose")
    settings = CompressionSettings(
        **{**options, "data": tuple(str(file) for file in options["data"])}
    )
    if not source.is_file():  # noticed before TensorFlow's six seconds
        raise InputError(
            f"Expected a trained model, a .keras file. Received: {source}, which is no file."
        )
    # The sizes are those of TensorFlow's converter, whichever backend trained the model.
    os.environ["KERAS_BACKEND"] = "tensorflow"
    result = compress(source, settings, folder)
    print(_network(result) if settings.method == "qat" else _model(source, result))


def _page():
    page = manual_page("mobile_export.compress", __doc__)
    page.add_argument(
        "--model", type=Path, required=True, metavar="MODEL.keras", help="what training wrote"
    )
    page.add_argument("--method", choices=METHODS, required=True, help="see above")
    page.add_argument(
        "--sparsity",
        type=float,
        default=CompressionSettings.sparsity,
        help="share of zeros (prune)",
    )
    page.add_argument(
        "--clusters",
        type=int,
        default=CompressionSettings.clusters,
        help="values of a kernel (cluster)",
    )
    page.add_argument(
        "--data",
        nargs="+",
        type=Path,
        default=(),
        metavar="FILE.npz",
        help="hands to fine-tune on, instead of synthetic ones: the part that training takes",
    )
    page.add_argument(
        "--epochs", type=int, default=CompressionSettings.epochs, help="passes over the hands"
    )
    page.add_argument(
        "--hands", type=int, help="synthetic hands of an epoch (default: 3000; of prune 13000)"
    )
    page.add_argument(
        "--learning-rate", type=float, help="at the start (default: 0.0001; of prune 0.001)"
    )
    page.add_argument(
        "--seed", type=int, default=CompressionSettings.seed, help="of everything random"
    )
    page.add_argument("--out", type=Path, metavar="DIR", help="the model's folder by default")
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

    return float32(model, None)


def _sizes(content: bytes) -> str:
    from mobile_export.compression.findings import gzipped_size

    gzipped = gzipped_size(content)
    return f"{len(content) / MEGABYTE:.2f} MB, {gzipped / MEGABYTE:.2f} MB after gzip"


if __name__ == "__main__":
    run(main)
