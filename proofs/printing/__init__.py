"""Reports as they leave, on the page and in every file, read back by somebody who wants to find a person."""
