"""Times the exported models against the same network in eager PyTorch, on the same two masks.

Example:
  python benchmarks/pytorch_mobilenetv2.py

Takes about half a minute; needs the extra `torch`. Prints the median and the 95th percentile in
milliseconds for both views of a hand, from the mask to the mean of their probabilities, and each
median as a multiple of the first. All take turns: the exported models; MobileNetV2 with channel
attention as this project has it, which averages a mask to 74 x 74 pixels first; and the original
system's form of it, which works at all 224 x 224 pixels. The PyTorch weights are random, as time
does not depend on them.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from asl_keras.command import USER_MISTAKE, manual_page, run
from asl_keras.errors import expect
from asl_keras.hand.alphabet import ASL
from asl_keras.inference.classifier import Classifier, both_views
from asl_keras.inference.inputs import MaskInput
from asl_keras.inference.recognizer import Recognizer
from asl_keras.pretrained import pretrained
from asl_keras.synthetic.generator import sample
from asl_keras.table import aligned
from mobile_export.measuring.latency import Times, take_turns

try:
    import torch
    from torch import nn
except ImportError:
    print(
        "Error: Expected PyTorch, which is timed here. Received: an environment without it. "
        "Install it with `pip install '.[torch]'`.",
        file=sys.stderr,
    )
    sys.exit(USER_MISTAKE)

SIDE = 224
SEED = 20_001
FLOAT32 = Path("runs/mobilenetv2/model_float32.tflite")  # of `make pretrained`
MEAN = (0.485, 0.456, 0.406)
DEVIATION = (0.229, 0.224, 0.225)
# (channels, blocks, stride of the first block) of the stages that expand their input.
STAGES = ((24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1))
EXPANSION = 6
REDUCTION = 8  # channels that share a hidden unit of the attention


@dataclass(frozen=True)
class Form:
    """In what the two networks differ."""

    block: int
    """Side of the blocks of pixels that are averaged first."""
    attentive: tuple[int, ...]
    """Channels of the stages that end in channel attention, besides the stem."""
    width: int
    """Of the dense layer."""


OURS = Form(block=3, attentive=(32, 64, 96, 160), width=96)
ORIGINAL = Form(block=1, attentive=(96,), width=512)


class ChannelAttention(nn.Module):
    """Weighs each channel by a number that all channels' averages decide."""

    def __init__(self, channels: int):
        super().__init__()
        self.gates = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(channels, channels // REDUCTION, 1, bias=False),
            nn.ReLU(),
            nn.Conv2d(channels // REDUCTION, channels, 1, bias=False),
            nn.Sigmoid(),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x * self.gates(x)


class InvertedResidual(nn.Module):
    """Expand, depthwise, project; added to the input where the shapes are the same."""

    def __init__(self, before: int, channels: int, stride: int):
        super().__init__()
        hidden = EXPANSION * before
        self.added = stride == 1 and before == channels
        self.branch = nn.Sequential(
            *convolution(before, hidden, 1),
            nn.ReLU6(),
            *convolution(hidden, hidden, 3, stride, groups=hidden),
            nn.ReLU6(),
            *convolution(hidden, channels, 1),
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.branch(x) if self.added else self.branch(x)


class Normalisation(nn.Module):
    """RGB in [0, 255] to zero mean and unit deviation over ImageNet."""

    def __init__(self):
        super().__init__()
        self.mean, self.deviation = (
            255 * torch.tensor(values)[:, None, None] for values in (MEAN, DEVIATION)
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return (x - self.mean) / self.deviation


def convolution(before: int, channels: int, size: int, stride: int = 1, groups: int = 1) -> tuple:
    """A convolution without bias, and its batch normalisation."""
    weights = nn.Conv2d(before, channels, size, stride, size // 2, groups=groups, bias=False)
    return weights, nn.BatchNorm2d(channels)


def network(form: Form) -> nn.Sequential:
    """From RGB (N, 3, 224, 224) in [0, 255] to probabilities (N, 26)."""
    layers = [nn.AvgPool2d(form.block)] if form.block > 1 else []
    layers += [Normalisation(), *convolution(3, 32, 3, 2), nn.ReLU6(), ChannelAttention(32)]
    layers += [*convolution(32, 32, 3, groups=32), nn.ReLU6(), *convolution(32, 16, 1)]
    before = 16
    for channels, blocks, stride in STAGES:
        for number in range(blocks):
            layers.append(InvertedResidual(before, channels, 1 if number else stride))
            before = channels
        if channels in form.attentive:
            layers.append(ChannelAttention(channels))
    layers += [*convolution(320, 1280, 1), nn.ReLU6(), nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    layers += [nn.Linear(1280, form.width), nn.ReLU(), nn.Linear(form.width, len(ASL.labels))]
    return nn.Sequential(*layers, nn.Softmax(dim=1))


class EagerClassifier:
    """A network of random weights in eager PyTorch on the CPU, read like a `Recognizer`."""

    alphabet = ASL
    input = MaskInput(SIDE)

    def __init__(self, form: Form):
        torch.manual_seed(0)
        self.network = network(form).eval()

    def probabilities(self, masks: np.ndarray) -> np.ndarray:
        """Masks uint8 (N, 224, 224, 3) to float32 (N, 26)."""
        with torch.inference_mode():
            return self.network(torch.from_numpy(masks).permute(0, 3, 1, 2).float()).numpy()


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("benchmarks.pytorch_mobilenetv2", __doc__)
    page.add_argument(
        "models",
        nargs="*",
        metavar="FILE.tflite",
        help=f"the model in the package and, if it is there, {FLOAT32} by default",
    )
    page.add_argument("--threads", type=int, default=2, help="of LiteRT and of PyTorch")
    options = page.parse_args(arguments)
    expect(options.threads >= 1, "threads", "of at least 1", options.threads)
    files = options.models or [pretrained(), *([FLOAT32] if FLOAT32.is_file() else [])]
    torch.set_num_threads(options.threads)
    classifiers: dict[str, Classifier] = {
        **{Path(file).name: Recognizer(file, options.threads) for file in files},
        "PyTorch, averaged to 74 x 74": EagerClassifier(OURS),
        "PyTorch, the original's form": EagerClassifier(ORIGINAL),
    }
    print(table(dict(zip(classifiers, time_both_views([*classifiers.values()]), strict=True))))


def time_both_views(classifiers: Sequence[Classifier]) -> list[Times]:
    """Times of both views of a synthetic hand, each as its classifier reads it, in turns."""
    hand = sample(1, SEED)[0]
    batches = [classifier.input.prepare(hand) for classifier in classifiers]
    return take_turns([partial(both_views, *job) for job in zip(classifiers, batches, strict=True)])


def table(times: dict[str, Times]) -> str:
    """Aligned columns; the last is the median as a multiple of the first row's."""
    first = next(iter(times.values())).median
    head = ("both views of a hand", "median, ms", "95 %", "times")
    rows = [
        (name, f"{row.median:.2f}", f"{row.p95:.2f}", f"{row.median / first:.1f}")
        for name, row in times.items()
    ]
    return aligned([head, *rows])


if __name__ == "__main__":
    run(main)
