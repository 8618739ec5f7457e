package dev.xylo.formats.pickle;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The format since PyTorch 1.6: members {@code NAME/data.pkl}, {@code NAME/byteorder}, {@code NAME/data/KEY}. */
final class TorchZip {
    private static final String PICKLE = "data.pkl";

    private final ZipFile zip;
    private final Origin origin;
    private final Budget budget;

    TorchZip(ZipFile zip, Origin origin) {
        this.zip = zip;
        this.origin = origin;
        this.budget = new Budget(origin);
    }

    /** Name of the pickle, or null. */
    static String pickle(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(PICKLE)
                        || name.endsWith("/" + PICKLE) && name.indexOf('/') == name.lastIndexOf('/'))
                .findFirst()
                .orElse(null);
    }

    Object read() throws IOException {
        String pickle = pickle(zip);
        if (pickle == null) {
            throw origin.error("is a ZIP, but holds no data.pkl, as torch.save writes it");
        }
        String folder = pickle.substring(0, pickle.length() - PICKLE.length());
        if (zip.stream().anyMatch(entry -> entry.getName().startsWith(folder + "code/"))) {
            throw origin.error(
                    "is a TorchScript program (torch.jit.save), which would have to be run; save the network's numbers:"
                            + " torch.save of the specification's dictionary, or Rockpool's net.save(\"net.json\")");
        }
        boolean bigEndian = zip.getEntry(folder + "byteorder") != null
                && new String(member(folder + "byteorder"), StandardCharsets.US_ASCII)
                        .strip()
                        .equals("big");
        TorchStorages storages = new TorchStorages(
                (type, key) -> new TorchStorage(type, bigEndian, () -> member(folder + "data/" + key)));
        try (InputStream in = stream(pickle)) {
            Unpickler unpickler = new Unpickler(in, origin, budget, storages, 0);
            return unpickler.plain(unpickler.run());
        }
    }

    private byte[] member(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw origin.error("is truncated: " + name + " is missing");
        }
        try (InputStream in = stream(name)) {
            return new PickleInput(in, origin, budget).bytes(entry.getSize());
        }
    }

    private InputStream stream(String name) throws FormatException {
        try {
            InputStream in = zip.getInputStream(zip.getEntry(name));
            if (in == null) {
                throw new ZipException("a member has no data");
            }
            return new BufferedInputStream(in);
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
    }
}
