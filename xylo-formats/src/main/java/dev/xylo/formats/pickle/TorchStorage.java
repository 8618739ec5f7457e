package dev.xylo.formats.pickle;

import java.io.IOException;

/** Elements of one or several tensors, which stand outside of the pickle. */
final class TorchStorage implements Deferred {
    private final TorchType type;
    private Source source;
    private byte[] bytes;
    private boolean bigEndian;

    /** Where the bytes are. */
    @FunctionalInterface
    interface Source {
        byte[] read() throws IOException;
    }

    TorchStorage(TorchType type, boolean bigEndian, Source source) {
        this.type = type;
        this.bigEndian = bigEndian;
        this.source = source;
    }

    TorchType type() {
        return type;
    }

    boolean bigEndian() {
        return bigEndian;
    }

    /** For formats that have the bytes behind the pickle. */
    void fill(byte[] data) {
        bytes = data;
    }

    byte[] bytes(Unpickler unpickler) throws IOException {
        if (bytes == null) {
            if (source == null) {
                throw unpickler.refuse("is truncated: a tensor has no data");
            }
            bytes = source.read();
            source = null;
        }
        return bytes;
    }

    /** A storage that no tensor looks at is of no use to anybody. */
    @Override
    public Object resolve(Unpickler unpickler) throws IOException {
        return new dev.xylo.formats.values.Opaque("a storage without a tensor");
    }
}
