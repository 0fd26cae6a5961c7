"""Shows what a .tflite holds: its labels, threshold, origin, operators and tensor types.

Example:
  python -m mobile_export.inspect model_int8.tflite

Takes a second and runs nothing of the model. A file without metadata, or made for another
version of the masks, is refused with the reason.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from asl_keras.command import manual_page, run
from asl_keras.inference.metadata import ModelInfo, read_metadata, read_network
from mobile_export.tflite.operators import (
    PHONE_RUNTIME,
    Operator,
    operators,
    require_readable,
    tensor_types,
    unknown_to_phones,
)


def main(arguments: Sequence[str]) -> None:
    """Prints one file's content, as text or as JSON."""
    page = manual_page("mobile_export.inspect", __doc__)
    page.add_argument("model", type=Path, metavar="FILE.tflite", help="an exported model")
    page.add_argument("--json", action="store_true", help="print one JSON object")
    options = page.parse_args(arguments)

    info, network = read_metadata(options.model), read_network(options.model)
    require_readable(options.model, network)
    print(_as_json(info, network) if options.json else _as_text(info, network))


def _as_json(info: ModelInfo, network: bytes) -> str:
    content = {
        **asdict(info),
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
        "labels": f"{len(info.labels)}: {' '.join(info.labels)}",
        "masks": f"version {info.mask_version}, {info.side} x {info.side}",
        "threshold": f"{info.threshold}, for {info.false_accept_rate:.1%} false accepts",
        "accuracy": ", ".join(f"{value:.1%} ({name})" for name, value in info.accuracy.items()),
        "made from": f"SHA-256 {info.source_sha256}",
        "made with": ", ".join(f"{name} {value}" for name, value in info.versions.items()),
        "network": f"{len(network) / 1e6:.2f} MB",
        "operators": _joined(operators(network)),
        "tensors": ", ".join(f"{count} {name}" for name, count in tensor_types(network).items()),
        f"TFLite {PHONE_RUNTIME}": f"may not know {unknown}" if unknown else "knows all operators",
    }
    width = max(map(len, facts))
    return "\n".join(f"{name:<{width}}  {value}" for name, value in facts.items())


def _joined(found: Sequence[Operator]) -> str:
    return ", ".join(f"{one.name} v{one.version} x{one.count}" for one in found)


if __name__ == "__main__":
    run(main)
