package dev.xylo.formats.values;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Nested lists of numbers and arrays as one array. One use. */
final class Stacking {
    private final List<NdArray> leaves = new ArrayList<>();
    private long bytes;

    Optional<NdArray> array(Object value) {
        Optional<NdArray> single = Values.scalar(value);
        if (single.isPresent() || !(value instanceof List<?> list)) {
            return single;
        }
        int[] shape = collect(list, 1);
        return shape == null ? Optional.empty() : Optional.of(stacked(shape));
    }

    /** Gathers the leaves in order. Null if lengths differ, something is no number, or it would be too large. */
    private int[] collect(Object value, int rank) {
        Object inside = Values.unwrapped(value);
        if (!(inside instanceof List<?>)) {
            NdArray leaf = inside instanceof NdArray array
                    ? array
                    : Values.scalar(inside).orElse(null);
            if (leaf == null || rank - 1 + leaf.rank() > NdArray.MAX_RANK) {
                return null;
            }
            bytes += (long) leaf.size() * Double.BYTES + Long.BYTES;
            if (bytes > Math.min(NdArray.MAX_BYTES, Runtime.getRuntime().maxMemory() / 2)) {
                return null;
            }
            leaves.add(leaf);
            return leaf.shape();
        }
        List<?> list = (List<?>) inside;
        if (rank > NdArray.MAX_RANK) {
            return null;
        }
        int[] inner = new int[0];
        for (int i = 0; i < list.size(); i++) {
            int[] shape = collect(list.get(i), rank + 1);
            if (shape == null || i > 0 && !Arrays.equals(shape, inner)) {
                return null;
            }
            inner = shape;
        }
        int[] shape = new int[inner.length + 1];
        shape[0] = list.size();
        System.arraycopy(inner, 0, shape, 1, inner.length);
        return shape;
    }

    private NdArray stacked(int[] shape) {
        int size = leaves.stream().mapToInt(NdArray::size).sum();
        List<DType> types = leaves.stream().map(NdArray::dtype).distinct().toList();
        boolean whole = !leaves.isEmpty()
                && leaves.stream().allMatch(leaf -> leaf.dtype().isInteger() && leaf.dtype() != DType.UINT64);
        if (whole) {
            long[] values = new long[size];
            int at = 0;
            for (NdArray leaf : leaves) {
                long[] part = leaf.toLongs();
                System.arraycopy(part, 0, values, at, part.length);
                at += part.length;
            }
            return NdArray.ofLongs(types.size() == 1 ? types.get(0) : DType.INT64, values, shape);
        }
        double[] values = new double[size];
        int at = 0;
        for (NdArray leaf : leaves) {
            double[] part = leaf.toDoubles();
            System.arraycopy(part, 0, values, at, part.length);
            at += part.length;
        }
        if (types.equals(List.of(DType.FLOAT32))) {
            float[] floats = new float[size];
            for (int i = 0; i < size; i++) {
                floats[i] = (float) values[i];
            }
            return NdArray.ofFloats(floats, shape);
        }
        return NdArray.ofDoubles(values, shape);
    }
}
