"""The parts of the picture, each drawn by one module from the screen and the model's geometry."""
