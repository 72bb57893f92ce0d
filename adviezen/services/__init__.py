"""Every write of adviezen. Callers use `from adviezen import services` and `services.ontvang_inbreng(...)`.

One line per module: the input half (inbreng) and the advice half (advies, toets, opvolging, verslag).
"""
