"""What commands share: a manual page, options, a quiet terminal, a sentence for a user's mistake.

A command is a module with a docstring (its manual page), a function `main(arguments)` and, at its
end, `run(main)`. Heavy libraries are imported inside `main`, after the terminal is quiet. Options
live in a frozen dataclass: `add_options` declares them, each with the sentence under its field as
its help, `from_options` makes the dataclass of what the user gave, on the command line or, with
`add_config` and `parse`, in a TOML file.
"""

from asl_keras.command.config import add_config, as_toml, parse, read_config
from asl_keras.command.ending import INTERRUPTED, READER_GONE, USER_MISTAKE, run
from asl_keras.command.manual import manual_page
from asl_keras.command.options import add_options, from_options, sentences_of
from asl_keras.command.sentences import EXTRAS, complain, in_a_sentence, remark, with_flags
from asl_keras.command.streams import moves_cursor
from asl_keras.command.typed import CONSOLE

__all__ = [
    "CONSOLE",
    "EXTRAS",
    "INTERRUPTED",
    "READER_GONE",
    "USER_MISTAKE",
    "add_config",
    "add_options",
    "as_toml",
    "complain",
    "from_options",
    "in_a_sentence",
    "manual_page",
    "moves_cursor",
    "parse",
    "read_config",
    "remark",
    "run",
    "sentences_of",
    "with_flags",
]
