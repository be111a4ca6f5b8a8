"""Figures going out as files: plain text with semicolons, and a workbook, with nothing in them but what is shown."""
