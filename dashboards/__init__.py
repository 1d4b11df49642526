"""A static site over marts and reporting: facts as Arrow, pages as plain files, no server and no outside request."""
