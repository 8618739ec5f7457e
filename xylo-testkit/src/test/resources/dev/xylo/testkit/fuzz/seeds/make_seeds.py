"""Small data files to fuzz from; needs numpy, h5py and nir. Run in this folder."""

import h5py
import nir
import numpy as np

x = (np.arange(24).reshape(2, 3, 4) % 3).astype(np.uint8)
y = np.array([0, 2])
with h5py.File("raster.h5", "w") as f:
    f.create_dataset("X", data=x, compression="gzip", shuffle=True, chunks=(1, 3, 4))
    f["y"] = y
with h5py.File("lists.h5", "w") as f:
    times = [np.array([0.0005, 0.0015], np.float16), np.array([0.0005], np.float16)]
    units = [np.array([0, 3], np.uint16), np.array([1], np.uint16)]
    for name, values, dtype in (("times", times, np.float16), ("units", units, np.uint16)):
        d = f.create_dataset("spikes/" + name, (2,), dtype=h5py.vlen_dtype(dtype))
        d[:] = values
    f["labels"] = y.astype(np.uint16)
grid = nir.TimeGriddedData(x > 0, 0.001)
for name, data in (("grid.nir", grid), ("events.nir", grid.to_event(12, 0.0005))):
    nir.write_data(name, nir.NIRGraphData({"input": nir.NIRNodeData({"spikes": data})}))
np.save("records.npy", np.array([(0, 1, 1), (1500, 3, 0)], dtype=[("t", "<i8"), ("x", "<i2"), ("p", "?")]))
np.savez("texts.npz", input=x, label=np.array(["b", "a"]), group=np.array(["p", "p"]), prediction=y, scores=np.eye(2))
