"""What the room agrees on: fist of five, hot seat, dots, as talks of one line after the other."""
