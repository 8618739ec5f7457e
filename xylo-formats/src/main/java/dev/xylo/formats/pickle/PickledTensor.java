package dev.xylo.formats.pickle;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.util.List;

/** A tensor: sizes and strides over a storage, both counted in elements. */
final class PickledTensor implements Deferred {
    private final Object storage;
    private final Object offset;
    private final Object size;
    private final Object stride;
    private NdArray resolved;

    PickledTensor(Object storage, Object offset, Object size, Object stride) {
        this.storage = storage;
        this.offset = offset;
        this.size = size;
        this.stride = stride;
    }

    @Override
    public Object resolve(Unpickler unpickler) throws IOException {
        if (resolved == null) {
            if (!(storage instanceof TorchStorage elements) || !(offset instanceof Long first)) {
                throw unpickler.refuse("is damaged: a tensor without storage");
            }
            resolved = view(elements, first, unpickler);
        }
        return resolved;
    }

    private NdArray view(TorchStorage elements, long first, Unpickler unpickler) throws IOException {
        int[] sizes = Constructor.sizes(size, unpickler);
        int[] strides = Constructor.sizes(stride, unpickler);
        if (sizes.length != strides.length || sizes.length > NdArray.MAX_RANK || first < 0) {
            throw unpickler.refuse(
                    "is damaged: a tensor of " + sizes.length + " sizes and " + strides.length + " strides");
        }
        byte[] bytes = elements.bytes(unpickler);
        int item = elements.type().stored().itemSize();
        long count = 1;
        long last = first;
        for (int d = 0; d < sizes.length; d++) {
            count = Math.min(count * sizes[d], Integer.MAX_VALUE);
            last += Math.max(0, sizes[d] - 1L) * strides[d];
        }
        if (count > 0 && (last + 1) * item > bytes.length) {
            throw unpickler.refuse("is truncated, or damaged: a tensor reaches element " + last + " of a storage of "
                    + bytes.length / item);
        }
        // A stride of 0 makes much of little.
        unpickler.budget().take(2 * count * item);
        if (count * item > NdArray.MAX_BYTES) {
            throw unpickler.refuse("has a tensor of " + List.of(sizes.length) + " dimensions that no array can hold");
        }
        byte[] ordered = new byte[(int) count * item];
        int[] index = new int[sizes.length];
        long from = first;
        for (int to = 0; to < ordered.length; to += item) {
            System.arraycopy(bytes, (int) from * item, ordered, to, item);
            for (int d = sizes.length - 1; d >= 0; d--) {
                from += strides[d];
                if (++index[d] < sizes[d]) {
                    break;
                }
                from -= (long) strides[d] * sizes[d];
                index[d] = 0;
            }
        }
        NdArray array = NdArray.ofRaw(elements.type().stored(), elements.bigEndian(), false, ordered, sizes);
        return elements.type() == TorchType.BFLOAT16 ? widened(array) : array;
    }

    private static NdArray widened(NdArray upperHalves) {
        assert upperHalves.dtype() == DType.UINT16;
        float[] values = new float[upperHalves.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat((int) upperHalves.longAt(i) << 16);
        }
        return NdArray.ofFloats(values, upperHalves.shape());
    }
}
