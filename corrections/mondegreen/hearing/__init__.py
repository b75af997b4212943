"""How words sound, how alike two sounds are, and which term was probably meant."""
