"""Languages whose words are known: a file of `dictionaries/` for each."""

LANGUAGES = ("en",)
