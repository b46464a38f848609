"""The model that weighs the sides which the words of an act leave open: its rows, its fit, its measure."""
