"""Makes full-chip-ram.sha256: digests of what xylosim 0.1.3 writes for the golden networks of 1000 neurons.

    pip install xylosim==0.1.3 numpy pyyaml
    python make_full_chip_digests.py ../../../../../../main/resources/dev/xylo/testkit/golden/simulate full-chip-ram.sha256

Takes about a minute per network. Each line is the SHA-256 of a file, two spaces, network/file; of the states after each step, all files
of a folder in the order of the steps count as one, folder/*.
"""

import contextlib
import hashlib
import io
import re
import sys
import tempfile
from pathlib import Path

import numpy as np
from make_ram_images import DT, layer
from xylosim import tools

NETWORKS = ("core1-full-chip", "core2-full-chip", "core2-full-chip-bias")


def digests(root):
    """Name and SHA-256 of each memory, and of each folder of states."""
    for path in sorted(root.iterdir()):
        if path.is_file():
            yield path.name, hashlib.sha256(path.read_bytes()).hexdigest()
            continue
        files = sorted(path.iterdir(), key=lambda file: int((re.findall(r"_(\d+)\.", file.name) or [0])[0]))
        yield f"{path.name}/*", hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def main(folder, target):
    with open(target, "w", encoding="ascii") as out:
        for name in NETWORKS:
            with np.load(Path(folder) / f"{name}.npz") as loaded:
                case = {key: loaded[key] for key in loaded.files}
            core = 1 if name.startswith("core1") else 2
            model, kept = layer(case, core)
            raster = case["input"].astype(int)
            model.evolve(raster)
            write = tools.save_to_RAM_files_V1 if core == 1 else tools.save_to_RAM_files_V2
            with tempfile.TemporaryDirectory() as temporary:
                with contextlib.redirect_stdout(io.StringIO()):
                    write(temporary, model, raster, DT)
                for file, digest in digests(Path(temporary)):
                    out.write(f"{digest}  {name}/{file}\n")
            print(name)
            del kept


if __name__ == "__main__":
    main(*sys.argv[1:])
