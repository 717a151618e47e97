"""The full-text index over articles and quotes.

`search` is what the rest talks to. On the way in: `documents` come from the store, `index.words` folds
and cuts them, `building` gathers them word by word, `segments`, `codec` and `terms` lay them on disk in
`portions`. `feeding` makes a commit of them for each transaction on the store that `following` sees, and the
store names it (`commits`).

On the way out: `resolving` turns a parsed query into `parts` with the help of the `vocabulary`, `matching`
finds what they take in a `snapshot`, `marking` shows where, `searcher` ranks what one commit has and
`answering` ties it together.
"""
