"""The full-text index over articles and quotes.

`search` is what the rest talks to. On the way in: `documents` come from the store, `index.words` folds
and cuts them, `building` gathers them word by word, `segments` and `codec` lay them on disk, `feeding`
keeps the index up to the store. On the way out: `resolving` turns a parsed query into `parts` with the
help of the `vocabulary`, `matching` finds what they take in a `snapshot`, `marking` shows where,
`answering` ties it together; `fulltext` is the index as a whole.
"""
