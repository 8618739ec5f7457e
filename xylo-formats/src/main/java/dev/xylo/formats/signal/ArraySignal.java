package dev.xylo.formats.signal;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.hdf5.Hdf5File;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.ArrayHeader;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.formats.numpy.RowFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** An array (T,) or (T, channels): rows of an NPY file where it is, an array of an NPZ or HDF5 file in memory. */
final class ArraySignal implements SignalFile {
    private static final List<String> SIGNALS = List.of("signal", "audio", "samples");
    private static final List<String> RATES = List.of("rate", "fs", "sampling_rate");

    private final Origin origin;
    private final DType dtype;
    private final int samples;
    private final int channels;
    private final OptionalDouble rate;
    private final RowFile rows;
    private final NdArray array;
    private int next;

    private ArraySignal(Origin origin, DType dtype, int[] shape, OptionalDouble rate, RowFile rows, NdArray array)
            throws FormatException {
        boolean fits = shape.length == 1 || shape.length == 2 && shape[1] > 0;
        if (!fits) {
            throw origin.error("has shape " + Text.shape(shape) + "; a signal is (T,) or (T, channels)");
        }
        this.origin = origin;
        this.dtype = dtype;
        this.samples = shape[0];
        this.channels = shape.length == 1 ? 1 : shape[1];
        this.rate = rate;
        this.rows = rows;
        this.array = array;
    }

    static ArraySignal openNpy(Path file) throws FormatException {
        ArrayHeader header = Npy.header(file);
        Origin origin = new Origin(file, null);
        DType dtype = header.dtype()
                .orElseThrow(() -> origin.error("has elements of type " + header.descr() + "; needed are numbers"));
        RowFile rows = RowFile.open(file);
        try {
            return new ArraySignal(origin, dtype, rows.shape(), OptionalDouble.empty(), rows, null);
        } catch (FormatException e) {
            rows.close();
            throw e;
        }
    }

    static ArraySignal openNpz(Path file) throws FormatException {
        return Heap.guard(file, () -> {
            String key = key(file, Npz.keys(file));
            Map<String, NdArray> arrays = Npz.read(file, name -> name.equals(key) || RATES.contains(name));
            NdArray signal = arrays.get(key);
            return new ArraySignal(
                    new Origin(file, key), signal.dtype(), signal.shape(), rate(file, arrays), null, signal);
        });
    }

    static ArraySignal openHdf5(Path file) throws FormatException {
        return Heap.guard(file, () -> {
            Map<String, NdArray> arrays = new LinkedHashMap<>();
            Hdf5File.read(file).forEach((name, value) -> {
                if (value instanceof NdArray array) {
                    arrays.put(name, array);
                }
            });
            String key = key(file, List.copyOf(arrays.keySet()));
            NdArray signal = arrays.get(key);
            return new ArraySignal(
                    new Origin(file, key), signal.dtype(), signal.shape(), rate(file, arrays), null, signal);
        });
    }

    private static String key(Path file, List<String> keys) throws FormatException {
        return SIGNALS.stream()
                .filter(keys::contains)
                .findFirst()
                .orElseThrow(() -> new FormatException(
                        file, null, "holds no signal: none of " + SIGNALS + " among " + Text.names(keys)));
    }

    private static OptionalDouble rate(Path file, Map<String, NdArray> arrays) throws FormatException {
        for (String key : RATES) {
            NdArray rate = arrays.get(key);
            if (rate != null) {
                if (rate.size() != 1 || !(rate.doubleAt(0) > 0) || Double.isInfinite(rate.doubleAt(0))) {
                    throw new FormatException(file, key, "is no sampling rate; needed is one number above 0, in Hz");
                }
                return OptionalDouble.of(rate.doubleAt(0));
            }
        }
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble rate() {
        return rate;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public long samples() {
        return samples;
    }

    @Override
    public OptionalDouble fullScale() {
        boolean signed = dtype == DType.INT8 || dtype == DType.INT16 || dtype == DType.INT32;
        return signed ? OptionalDouble.of(Math.scalb(1.0, 8 * dtype.itemSize() - 1)) : OptionalDouble.empty();
    }

    @Override
    public double[] next(int most) throws FormatException {
        int to = (int) Math.min(samples, (long) next + most);
        double[] values =
                rows != null ? rows.rows(next, to).toDoubles() : array.toDoubles(next * channels, to * channels);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw origin.error(
                        "sample " + (next + i / channels) + ", channel " + i % channels + " is " + values[i]);
            }
        }
        next = to;
        return values;
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
