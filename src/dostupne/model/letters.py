"""The letters of the languages we read, for use inside `[…]` of regular expressions.

Ranges like `[A-ZÁ-Ž]` do not do: in Unicode upper and lower case alternate from U+0100 on, so that `č` and `š`
lie between `Á` and `Ž`, and `Č` and `Š` between `á` and `ž`.
"""

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĘĚĞĹĽŁŃŇŐŒŔŘŚŞŠŢŤŮŰŹŻŽ"
"""Capitals of Czech, Slovak, Polish, Hungarian and the languages of western Europe."""
LOWER = "a-zß-öø-ÿāăąćčďđęěğĺľłńňőœŕřśşšţťůűźżž"
"""Their small letters."""
UPPER_OF_NAMES = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚẾẠĐ"
"""Capitals of every language in Latin script that names are printed in."""
LOWER_OF_NAMES = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțếạ"
"""Their small letters."""
