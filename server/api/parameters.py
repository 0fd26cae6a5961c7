"""Parameters that several routes have."""

from typing import Annotated

from fastapi import Header, Query

ModelName = Annotated[
    str | None,
    Query(
        max_length=100,
        description="A name that /v1/models lists; without one, `default` reads, or its canary.",
    ),
]
CanaryHeader = Annotated[
    bool | None,
    Header(description="true insists on the canary, false on none; without it a share has it."),
]
