"""What screens are made of: the strip, the sheet, the findings, the bars."""
