"""Tables of words, a file for each matter: data only, so that a reader of Indonesian can mend them."""
