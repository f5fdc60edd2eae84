"""Documents for people to keep: PDF made by typst, with fonts of our own."""
