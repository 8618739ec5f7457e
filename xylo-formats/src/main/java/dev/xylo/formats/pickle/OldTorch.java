package dev.xylo.formats.pickle;

import dev.xylo.formats.internal.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** The format before PyTorch 1.6: pickles of a magic number, a version, the machine, the object and the storages' keys; then the storages. */
final class OldTorch {
    private static final BigInteger MAGIC = new BigInteger("119547037146038801333356");
    private static final long VERSION = 1001;

    private OldTorch() {}

    static Object read(InputStream in, Origin origin, Budget budget, int nesting) throws IOException {
        TorchStorages storages = storages();
        Unpickler unpickler = new Unpickler(in, origin, budget, storages, nesting);
        return unpickler.plain(value(in, unpickler, storages));
    }

    /** As a pickle's instruction gives it. */
    static Object raw(InputStream in, Origin origin, Budget budget, int nesting) throws IOException {
        TorchStorages storages = storages();
        return value(in, new Unpickler(in, origin, budget, storages, nesting), storages);
    }

    private static TorchStorages storages() {
        return new TorchStorages((type, key) -> new TorchStorage(type, false, null));
    }

    private static Object value(InputStream in, Unpickler unpickler, TorchStorages storages) throws IOException {
        if (!MAGIC.equals(unpickler.run())) {
            throw unpickler.refuse("is not of the old format of torch.save: its magic number is missing");
        }
        if (!Long.valueOf(VERSION).equals(unpickler.run())) {
            throw unpickler.refuse("is of an unknown version of the old format of torch.save");
        }
        if (unpickler.run() instanceof Map<?, ?> machine && Boolean.FALSE.equals(machine.get("little_endian"))) {
            throw unpickler.refuse(
                    "was written on a big-endian machine by an old PyTorch; save it again with a newer one");
        }
        Object value = unpickler.run();
        List<Object> keys = Constructor.items(unpickler.run(), unpickler);
        PickleInput data = new PickleInput(in, unpickler.origin(), unpickler.budget());
        for (Object key : keys) {
            TorchStorage storage = storages.ofKey(String.valueOf(key));
            if (storage == null) {
                throw unpickler.refuse("is damaged: it holds data that no tensor names");
            }
            long elements = data.unsigned(Long.BYTES);
            if (elements < 0 || elements > Integer.MAX_VALUE) {
                throw unpickler.refuse("is damaged: a storage of " + Long.toUnsignedString(elements) + " elements");
            }
            storage.fill(data.bytes(elements * storage.type().stored().itemSize()));
        }
        return value;
    }
}
