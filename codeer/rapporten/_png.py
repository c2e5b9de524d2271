"""Write a picture as PNG: rows as they are, packed once, which is much of what drawing a chart took."""

from __future__ import annotations

import struct
import zlib

_BEGIN = b"\x89PNG\r\n\x1a\n"
_RGB = (8, 2, 0, 0, 0)  # bits, colour, packing, filter, no interlace
_INCH = 0.0254
_SNEL = 1


def schrijf_png(rgba: bytes, breed: int, hoog: int, dpi: float) -> bytes:
    """Give the file of an opaque picture; the same picture gives the same bytes.

    No row is told as its difference with another: charts are flat colour, and trying out what packs best
    takes longer than all the rest while it saves nothing.
    """
    rgb = bytearray(3 * breed * hoog)
    for channel in range(3):
        rgb[channel::3] = rgba[channel::4]
    wide = 3 * breed
    rows = b"".join(b"\0" + rgb[at : at + wide] for at in range(0, len(rgb), wide))
    per_metre = round(dpi / _INCH)
    return b"".join(
        (
            _BEGIN,
            _stuk(b"IHDR", struct.pack(">2I5B", breed, hoog, *_RGB)),
            _stuk(b"pHYs", struct.pack(">2IB", per_metre, per_metre, 1)),
            _stuk(b"IDAT", zlib.compress(rows, _SNEL)),
            _stuk(b"IEND", b""),
        )
    )


def _stuk(naam: bytes, inhoud: bytes) -> bytes:
    return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))
