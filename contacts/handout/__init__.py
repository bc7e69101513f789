"""Overview for a hearing or a talk (overzicht voor zitting of gesprek): one pair over a period, for a named reader.

`recipients` says who may be told what, `content` fetches it, `drawing` lays out the strip, `fingerprint` marks it.
"""
