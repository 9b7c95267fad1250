"""How the reading model is made: corpus to weights. Needs the extra ``train``; nothing here ships with the package."""
