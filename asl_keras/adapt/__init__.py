"""What is remembered of one signer: frames of their own letters, which raise what the model reads.

`profile` and `storage` keep the frames, `prototypes` is the definition, `personal` reads with them,
`judging` says what they gain; `recording` and `lesson` choose frames that are worth keeping.
"""
