"""Identity: which entities of different articles are one thing, why, and what people have decided.

`keys` folds names, `profiles` gathers what is said of each entity, `blocking` finds who may be whom, `features` tells
what speaks for and against, `decide` weighs it, `decisions` keeps what people say, `clusters` draws the conclusion and
`redirect` writes an article in its terms.
"""
