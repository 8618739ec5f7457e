"""Makes ram-images.zip: what xylosim 0.1.3 writes for the golden networks.

    pip install xylosim==0.1.3 numpy pyyaml
    python make_ram_images.py ../../../../../../main/resources/dev/xylo/testkit/golden/simulate ram-images.zip

Each golden network is run on its recorded input and saved by xylosim's own RAM writer, which takes networks without
aliases to several targets. One folder per network; the state dumps of the first ones only, to keep the file small.
"""

import contextlib
import io
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
from xylosim import tools, v1, v2

# The writer itself takes minutes on a thousand neurons, and its files are large.
SKIPPED = ("full-chip",)
WITH_STATES = ("core1-tiny", "core2-tiny-bias", "core1-plain", "core2-plain-bias", "core2-alias", "core2-long-decay-to-rest")
DT = 0.001
CLOCK = (2026, 11, 24, 0, 0, 0)


def synapses(module, weights, rows):
    """One list per source; for each target synapse 1 before synapse 2, weights of 0 left out."""
    if weights.ndim == 2:
        weights = weights[:, :, None]
    lists = [[] for _ in range(rows - len(weights))]
    for row in weights:
        lists.append(
            [
                module.XyloSynapse(int(target), int(synapse), int(row[target, synapse]))
                for target, synapse in np.argwhere(row)
            ]
        )
    return lists


def layer(case, core):
    module = v1 if core == 1 else v2
    hidden, outputs = len(case["weights_rec"]), case["weights_out"].shape[1]

    def ints(key, size):
        return [int(v) for v in case[key]] if key in case else [0] * size

    aliases = [[] for _ in range(hidden)]
    for source, target in zip(case["alias_source"], case["alias_target"]):
        aliases[int(source)].append(int(target))
    arguments = [
        synapses(module, case["weights_in"], len(case["weights_in"])),
        synapses(module, case["weights_rec"], hidden),
        synapses(module, case["weights_out"], hidden),
        aliases,
        ints("threshold", hidden),
        ints("threshold_out", outputs),
    ]
    if core == 2:
        arguments += ["bias" in case or "bias_out" in case, ints("bias", hidden), ints("bias_out", outputs)]
    arguments += [int(case[f"weight_shift_{where}"]) for where in ("in", "rec", "out")]
    arguments += [
        ints("dash_mem", hidden),
        ints("dash_mem_out", outputs),
        [list(pair) for pair in zip(ints("dash_syn", hidden), ints("dash_syn_2", hidden))],
        [[dash] for dash in ints("dash_syn_out", outputs)],
        "golden",
    ]
    # The lists must outlive the layer: it keeps pointers into them.
    return module.XyloLayer(*arguments), arguments


def main(folder, target):
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(Path(folder).glob("*.npz")):
            with np.load(file) as loaded:
                case = {key: loaded[key] for key in loaded.files}
            name, core = file.stem, 1 if file.stem.startswith("core1") else 2
            if any(skipped in name for skipped in SKIPPED):
                continue
            model, kept = layer(case, core)
            raster = case["input"].astype(int)
            model.evolve(raster)
            write = tools.save_to_RAM_files_V1 if core == 1 else tools.save_to_RAM_files_V2
            with tempfile.TemporaryDirectory() as temporary:
                try:
                    with contextlib.redirect_stdout(io.StringIO()):
                        write(temporary, model, raster, DT)
                except Exception as e:  # what its writer cannot do is a fact worth printing
                    print(f"{name}: {type(e).__name__}: {e}")
                    continue
                for path in sorted(Path(temporary).rglob("*")):
                    inside = path.relative_to(temporary).as_posix()
                    if path.is_file() and ("/" not in inside or name in WITH_STATES):
                        entry = zipfile.ZipInfo(f"{name}/{inside}", CLOCK)
                        entry.compress_type = zipfile.ZIP_DEFLATED
                        archive.writestr(entry, path.read_bytes())
            del kept


if __name__ == "__main__":
    main(*sys.argv[1:])
