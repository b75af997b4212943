"""What the program knows: packs of terms and confusions, as data, behind one door."""
