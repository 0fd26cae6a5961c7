"""Shows what a .tflite holds: labels, threshold, temperature, origin, operators, tensor types.

Example:
  python -m mobile_export.inspect model_int8.tflite

Takes a second and runs nothing of the model. A file without metadata, or for another version of
what models read, is refused with the reason.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.inference.metadata import read_model
from asl_keras.inference.model_info import ModelInfo
from asl_keras.table import aligned
from mobile_export.tflite.operators import (
    PHONE_RUNTIME,
    Operator,
    operators,
    require_readable,
    tensor_types,
    unknown_to_phones,
)


@dataclass(frozen=True)
class InspectOptions:
    """How it is shown."""

    json: bool = False
    """Print one JSON object instead of the table."""


def main(arguments: Sequence[str]) -> None:
    """Prints one file's content, as text or as JSON."""
    page = manual_page("mobile_export.inspect", __doc__)
    page.add_argument("model", type=Path, metavar="FILE.tflite", help="an exported model")
    add_options(page, InspectOptions)
    given = page.parse_args(arguments)
    options = from_options(InspectOptions, given)

    file = read_model(given.model)
    require_readable(file.path, file.network)
    print((_as_json if options.json else _as_text)(file.info, file.network))


def _as_json(info: ModelInfo, network: bytes) -> str:
    content = {
        **info.as_json(),
        "network_bytes": len(network),
        "operators": [asdict(operator) for operator in operators(network)],
        "tensor_types": tensor_types(network),
        "unknown_to_phones": [asdict(operator) for operator in unknown_to_phones(network)],
    }
    return json.dumps(content, indent=2)


def _as_text(info: ModelInfo, network: bytes) -> str:
    unknown = _joined(unknown_to_phones(network))
    facts = {
        "recipe": info.recipe,
        "labels": f"{len(info.alphabet)}: {' '.join(info.alphabet.labels)}",
        "alphabet": str(info.alphabet),
        "reads": str(info.input),
        "threshold": f"{info.threshold}, for {info.false_accept_rate:.1%} false accepts",
        "temperature": str(info.temperature),
        "embedding": f"{info.embedding} numbers" if info.embedding else "none",
        "accuracy": ", ".join(f"{value:.1%} ({name})" for name, value in info.accuracy.items()),
        "made from": f"SHA-256 {info.source_sha256}",
        "made with": ", ".join(f"{name} {value}" for name, value in info.versions.items()),
        "network": f"{len(network) / 1e6:.2f} MB",
        "operators": _joined(operators(network)),
        "tensors": ", ".join(f"{count} {name}" for name, count in tensor_types(network).items()),
        f"TFLite {PHONE_RUNTIME}": f"may not know {unknown}" if unknown else "knows all operators",
    }
    return aligned(list(facts.items()), texts=2)


def _joined(found: Sequence[Operator]) -> str:
    return ", ".join(f"{one.name} v{one.version} x{one.count}" for one in found)


if __name__ == "__main__":
    run(main)
