"""How a dataset is made: hands found by several processes, remembered, and written."""
