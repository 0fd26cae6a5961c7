"""Two runs give equal weights, on one machine with one version of everything.

On a CPU they do without this. On a GPU these are summed in the order in which threads come, or by
whichever kernel was quickest in a trial:

- TensorFlow: gradients of convolutions (cuDNN), of biases and of the cross-entropy. Batches are
  then made one at a time, too, as `tf.data` knows nothing of what a Python function does: CustomCNN
  at 32 pixels learnt from 700 masks a second instead of 1,500, on 2 cores that had much else to do.
- JAX: what XLA makes scatters of, and convolutions.
- PyTorch: gradients of convolutions, of pooling and of indexing; matrix products of cuBLAS.
"""

import os

CUBLAS = ("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # cuBLAS, "Results reproducibility"
XLA = "--xla_gpu_deterministic_ops=true"


def compute_deterministically() -> None:
    """To be called before Keras is loaded: the libraries read their environment once."""
    os.environ.setdefault(*CUBLAS)
    os.environ["XLA_FLAGS"] = " ".join(filter(None, [os.environ.get("XLA_FLAGS"), XLA]))
    from asl_keras.layers.backend import keras

    if keras.backend.backend() == "tensorflow":
        import tensorflow as tf

        tf.config.experimental.enable_op_determinism()
    if keras.backend.backend() == "torch":
        import torch

        torch.use_deterministic_algorithms(True)
        torch.backends.cudnn.benchmark = False
