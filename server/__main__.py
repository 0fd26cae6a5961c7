"""Serves the page and the API: letters in pictures, in landmarks, and live.

Examples:
  python -m server
  python -m server --models small=landmarks_int8.tflite --canary small=5

Starts in two seconds.
"""

from __future__ import annotations

from collections.abc import Sequence

from asl_keras.command import add_options, from_options, manual_page, run
from server.api.options import ServerOptions
from server.serving.limits import Limits


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("server", __doc__)
    add_options(page, ServerOptions)
    add_options(page.add_argument_group("limits"), Limits)
    given = page.parse_args(arguments)
    options, limits = from_options(ServerOptions, given), from_options(Limits, given)

    from server.api.app import create_app
    from server.api.listening import listen, log_to_stderr, server_of

    log_to_stderr()
    with listen(options) as place:
        server_of(create_app(options, limits), limits).run([place])


if __name__ == "__main__":
    run(main)
