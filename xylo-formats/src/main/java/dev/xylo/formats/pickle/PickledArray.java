package dev.xylo.formats.pickle;

import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.ObjectArray;
import dev.xylo.formats.values.Opaque;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A NumPy array while its pickle runs. */
final class PickledArray implements Deferred {
    private Object shape;
    private Object type;
    private boolean fortran;
    private Object data;
    private boolean busy;
    private Object resolved;

    PickledArray() {}

    static PickledArray ofBuffer(Object data, Object type, Object shape, boolean fortran) {
        PickledArray array = new PickledArray();
        array.data = data;
        array.type = type;
        array.shape = shape;
        array.fortran = fortran;
        return array;
    }

    /** (version, shape, type, whether in Fortran order, elements); old ones without version. */
    @Override
    public void build(Object state, Unpickler unpickler) throws IOException {
        List<Object> items = Constructor.items(state, unpickler);
        int first = items.size() - 4;
        if (first < 0 || first > 1 || resolved != null) {
            throw unpickler.refuse("is a damaged pickle: an array has a strange state");
        }
        shape = items.get(first);
        type = items.get(first + 1);
        fortran = Boolean.TRUE.equals(items.get(first + 2));
        data = items.get(first + 3);
    }

    @Override
    public Object resolve(Unpickler unpickler) throws IOException {
        if (resolved == null) {
            if (busy) {
                throw unpickler.refuse("has an array that holds itself");
            }
            busy = true;
            resolved = made(unpickler);
            data = null;
        }
        return resolved;
    }

    private Object made(Unpickler unpickler) throws IOException {
        if (!(type instanceof PickledType elements) || shape == null) {
            throw unpickler.refuse("is a damaged pickle: an array without type or shape");
        }
        int[] sizes = Constructor.sizes(shape, unpickler);
        if (elements.objects()) {
            return objects(sizes, unpickler);
        }
        if (data instanceof PickledArray inner && elements.numbers().isPresent()) {
            // Protocol 5 may wrap the bytes in an array of bytes.
            return inner.resolve(unpickler);
        }
        if (elements.textLength() > 0) {
            return texts(Constructor.bytes(data, unpickler), elements, sizes, unpickler);
        }
        if (elements.numbers().isEmpty()) {
            return new Opaque("an array of " + elements.name() + ", which is not read");
        }
        DType dtype = elements.numbers().get();
        byte[] bytes = Constructor.bytes(data, unpickler);
        boolean copied = fortran || elements.bigEndian() || dtype == DType.BOOL;
        unpickler.budget().take(copied ? bytes.length : Budget.OBJECT);
        try {
            return NdArray.ofRaw(dtype, elements.bigEndian(), fortran, bytes, sizes);
        } catch (IllegalArgumentException e) {
            throw unpickler.origin().error("is a damaged pickle: " + e.getMessage(), e);
        }
    }

    private ObjectArray objects(int[] sizes, Unpickler unpickler) throws IOException {
        List<Object> items = Constructor.items(data, unpickler);
        List<Object> plain = new ArrayList<>();
        for (Object item : items) {
            plain.add(unpickler.plain(item));
        }
        return array(sizes, plain, unpickler);
    }

    /** Code points of four bytes each, filled up with zeros. */
    private ObjectArray texts(byte[] bytes, PickledType elements, int[] sizes, Unpickler unpickler) throws IOException {
        int length = elements.textLength();
        List<Object> texts = new ArrayList<>();
        ByteBuffer buffer =
                ByteBuffer.wrap(bytes).order(elements.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        while (buffer.remaining() >= 4L * length) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                int code = buffer.getInt();
                if (code != 0 && Character.isValidCodePoint(code)) {
                    text.appendCodePoint(code);
                }
            }
            unpickler.budget().take(2L * Budget.OBJECT + 2L * text.length());
            texts.add(text.toString());
        }
        return array(sizes, texts, unpickler);
    }

    private static ObjectArray array(int[] sizes, List<Object> items, Unpickler unpickler) throws IOException {
        try {
            return new ObjectArray(Arrays.stream(sizes).boxed().toList(), items);
        } catch (IllegalArgumentException e) {
            throw unpickler
                    .origin()
                    .error(
                            "is a damaged pickle: an array of shape " + Text.shape(sizes) + " has " + items.size()
                                    + " elements",
                            e);
        }
    }
}
