package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Files that hold plain values of which some are a network. They are read, not written: NPZ and JSON hold the same. */
abstract class ValueNetworkFormat implements NetworkFormat {
    /** What the file holds. */
    abstract Object values(Path file) throws IOException;

    /** How a person saves a specification in it. */
    abstract String how();

    @Override
    public Set<Ability> abilities() {
        return EnumSet.noneOf(Ability.class);
    }

    @Override
    public boolean isWritten() {
        return false;
    }

    @Override
    public Specification read(Path file) throws IOException {
        return read(file, ReadOptions.NONE);
    }

    @Override
    public Specification read(Path file, ReadOptions options) throws IOException {
        return new PlainNetwork(file, options).read(values(file), how());
    }

    @Override
    public Fit fit(Specification specification) throws FormatException {
        throw new FormatException(null, null, "a " + name() + " is read, not written; write .npz or .json instead");
    }

    @Override
    public void write(Path file, Specification specification, Map<String, NdArray> extra) throws FormatException {
        throw new FormatException(file, null, "a " + name() + " is read, not written; write .npz or .json instead");
    }
}
