"""Reads a NIR file and writes it again with the Python package nir (1.0.8): python3 roundtrip.py IN OUT

exported.nir was written by `xylo convert braille_flat.nir exported.nir`, exported_by_nir.nir by this script from it.
"""

import sys

import nir

nir.write(sys.argv[2], nir.read(sys.argv[1]))
