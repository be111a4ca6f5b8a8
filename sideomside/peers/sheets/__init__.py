"""The spreadsheet a programme already has, read as it is: no database, no words, never an exception.

`read.read(raw)` gives a grid or a refusal; `headings.guess(grid)` finds the heading row and what each
column holds; `rows.texts(grid, guess)` gives one set of texts per person; `cleaning.clean_row` makes
values of them, with notes (codes) on what was odd; `doubles.mark_doubles` looks across the rows;
`write.write_xlsx` and `write.write_csv` go the other way.
"""
