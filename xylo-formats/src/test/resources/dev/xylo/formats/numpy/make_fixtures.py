"""Writes the fixtures in this folder. The committed ones were made with numpy 2.4.6 on Python 3, little-endian.

Element i (row-major) of every numeric array is 3*i - 7, or 3*i where the type has no sign.
"""

import io
import pathlib
import zipfile

import numpy as np

HERE = pathlib.Path(__file__).parent


def values(dtype, shape):
    signed = np.dtype(dtype).kind in "if"
    flat = 3 * np.arange(int(np.prod(shape))) - (7 if signed else 0)
    return flat.astype(dtype).reshape(shape)


def save(name, array, version=(1, 0)):
    with open(HERE / name, "wb") as file:
        np.lib.format.write_array(file, array, version=version, allow_pickle=True)


for name in "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split():
    save(name + ".npy", values(name, (2, 3)))
save("bool.npy", np.array([True, False, True]))
save("scalar.npy", np.array(42, dtype=np.int64))
save("empty.npy", np.zeros((0, 3), dtype=np.float64))
save("fortran.npy", np.asfortranarray(values(np.int16, (2, 3, 4))))
save("big-endian.npy", values(">i4", (2, 3)))
save("big-endian-fortran.npy", np.asfortranarray(values(">f8", (3, 2))))
save("version-2.npy", values(np.int16, (2, 3)), (2, 0))
save("version-3.npy", values(np.int16, (2, 3)), (3, 0))

save("refused-object.npy", np.array([None, {}], dtype=object))
save("refused-text.npy", np.array(["a", "bc"]))
save("refused-bytes.npy", np.array([b"a", b"bc"]))
save("refused-record.npy", np.zeros(2, dtype=[("a", "<i4"), ("b", "<f8", (2,))]))
save("refused-record-unicode.npy", np.zeros(2, dtype=[("\u03c4", "<i4")]), (3, 0))
save("refused-raw.npy", np.zeros(2, dtype="V3"))
save("refused-complex.npy", np.zeros(2, dtype=np.complex128))
save("refused-date.npy", np.zeros(2, dtype="datetime64[s]"))
save("refused-longdouble.npy", np.zeros(2, dtype=np.longdouble))

arrays = {
    "a": values(np.int8, (2, 3)),
    "b": np.asfortranarray(values(np.float64, (2, 3, 2))),
    "c": np.array(5, dtype=np.int64),
    "empty": np.zeros((0,), dtype=np.int32),
}
np.savez(HERE / "stored.npz", **arrays)
np.savez_compressed(HERE / "deflated.npz", **arrays)
np.savez_compressed(HERE / "with-objects.npz", names=np.array(["x", "y"]), none=np.array(None, dtype=object), **arrays)

member = io.BytesIO()
np.save(member, values(np.int8, (2, 3)))
with zipfile.ZipFile(HERE / "refused-bzip2.npz", "w", zipfile.ZIP_BZIP2) as archive:
    archive.writestr("a.npy", member.getvalue())
with zipfile.ZipFile(HERE / "refused-twice.npz", "w") as archive:
    for _ in range(2):
        archive.writestr("a.npy", member.getvalue())
