"""Side om side: a very short mail, or a cup of coffee, becomes a first meeting."""
