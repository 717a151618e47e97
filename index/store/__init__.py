"""SQLite: what was read and extracted. The truth that the full-text index is fed from.

`schema` makes and opens the database, `writing` changes it, `narrowing` turns filters into SQL,
`reading` answers from it by page, `tally` keeps the counts by speaker and date.
"""
