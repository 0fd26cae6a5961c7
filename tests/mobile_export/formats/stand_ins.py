"""What TensorFlow Serving and Triton answer over HTTP, as their documentation says, to a test.

https://www.tensorflow.org/tfx/serving/api_rest and the predict protocol of KServe, version 2.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import numpy as np

Answer = Callable[[Mapping[str, Any]], Any]


@contextmanager
def serving(path: str, answer: Answer) -> Iterator[int]:
    """Answers POST requests to a path, and nothing else, with JSON; gives the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            said = json.dumps(answer(json.loads(body))).encode()
            self.send_response(200 if self.path == path else 404)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def tensorflow_serving(folder: Path) -> Answer:
    """Predicts in the row format: a value for each instance, or an object if it has several."""
    import tensorflow as tf

    signatures = tf.saved_model.load(str(folder)).signatures

    def answer(body: Mapping[str, Any]) -> Any:
        signature = signatures[body.get("signature_name", "serving_default")]
        ((name, spec),) = signature.structured_input_signature[1].items()
        found = signature(**{name: np.array(body["instances"], spec.dtype.as_numpy_dtype)})
        rows = {name: values.numpy().tolist() for name, values in found.items()}
        if len(rows) == 1:
            return {"predictions": next(iter(rows.values()))}
        each = zip(*rows.values(), strict=True)
        return {"predictions": [dict(zip(rows, row, strict=True)) for row in each]}

    return answer


def triton(file: Path) -> Answer:
    """Infers: tensors by name, flat, with their shapes."""
    import onnxruntime

    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])

    def answer(body: Mapping[str, Any]) -> Any:
        types = {"FP32": np.float32}
        given = {
            one["name"]: np.array(one["data"], types[one["datatype"]]).reshape(one["shape"])
            for one in body["inputs"]
        }
        names = [one.name for one in session.get_outputs()]
        found = zip(names, session.run(names, given), strict=True)
        return {
            "outputs": [
                {"name": name, "datatype": "FP32", "shape": one.shape, "data": one.ravel().tolist()}
                for name, one in found
            ]
        }

    return answer
