"""Serves the page and the API: letters in pictures, in landmarks, and live.

Examples:
  python -m server
  python -m server --models small=landmarks_int8.tflite --canary small=5
  python -m server --host 0.0.0.0 --names letters.example --token-file token

Starts in two seconds, says where it listens, and serves until Ctrl-C or SIGTERM; then it answers
what it has taken on, and ends. The page is at /, the API under /v1, what describes it at
/openapi.json, and metrics for Prometheus at /metrics. Keeps nothing of what it reads but what
--feedback, --windows and --keep-landmarks say. docs/serving.md has the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, closing

from asl_keras.command import add_options, from_options, manual_page, run
from server.api.options import ServerOptions
from server.feedback.options import FeedbackOptions
from server.serving.limits import Limits
from server.watching.options import WatchingOptions


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("server", __doc__)
    add_options(
        page,
        ServerOptions,
        models={"metavar": "NAME=FILE"},
        canary={"metavar": "NAME=PERCENT"},
        names={"metavar": "NAME"},
    )
    kept = page.add_argument_group("what is kept")
    add_options(kept, FeedbackOptions)
    add_options(kept, WatchingOptions)
    add_options(page.add_argument_group("limits"), Limits)
    given = page.parse_args(arguments)
    options, limits = from_options(ServerOptions, given), from_options(Limits, given)
    watching, feedback = from_options(WatchingOptions, given), from_options(FeedbackOptions, given)

    from server.api.app import create_app
    from server.api.listening import listen, log_to_stderr, server_of
    from server.feedback.routes import fault_of, routers_of
    from server.watching.eye import Eye

    log_to_stderr()
    with ExitStack() as stack:
        place = stack.enter_context(listen(options))
        stack.enter_context(watching.alone())
        eye = stack.enter_context(closing(Eye(options.files, watching)))
        store = feedback.open(options.files.values())
        if store is not None:  # an empty one has the length 0
            stack.enter_context(closing(store))
        routers, fault = routers_of(store), fault_of(store)
        app = create_app(options, limits, eye, eye.exposition, routers, fault=fault)
        server_of(app, limits).run([place])


if __name__ == "__main__":
    run(main)
