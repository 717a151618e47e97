"""SQLite: what was read and extracted. The truth that the full-text index is fed from.

`schema` has the tables, `opening` the file and its connections, `columns` the values that go in and
out. `writing` changes it and `tally` keeps the counts by speaker and date with every change.
`narrowing` turns filters into SQL, `reading` answers with articles and quotes, `counting` with speakers
and months, `finding` brings in what a full-text search found.
"""
