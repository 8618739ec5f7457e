package dev.xylo.formats.network;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the states after each step that a test bench dumped. One use. */
final class RamDumpReader {
    private static final int MAX_COUNT = 1 << 12;

    /** All values of a state, {@code (rows, width)}. */
    private record Rows(short[] values, int width) {}

    private final Path folder;
    private final Map<RamState, Rows> found = new EnumMap<>(RamState.class);
    private int rows = -1;
    private RamState first;

    RamDumpReader(Path folder) {
        this.folder = folder;
    }

    RamDump read() throws FormatException {
        for (RamState state : RamState.values()) {
            int steps = steps(state);
            if (steps > 0) {
                agree(state, steps);
                found.put(state, rows(state, steps));
            }
        }
        OptionalInt channels = OptionalInt.empty();
        OptionalInt hidden = OptionalInt.empty();
        if (Files.exists(folder.resolve(RamFile.CONFIG))) {
            RamConfig config = RamConfig.read(folder.resolve(RamFile.CONFIG));
            channels = OptionalInt.of(config.count("IN", MAX_COUNT));
            hidden = OptionalInt.of(config.count("RSN", RamFile.MAX_HIDDEN));
        }
        Optional<SpikeRaster> input = RamDump.hasInput(folder)
                ? Optional.of(RamInput.read(
                        folder.resolve(RamInput.FOLDER).resolve(RamInput.FILE), channels, Math.max(rows, 0)))
                : Optional.empty();
        if (found.isEmpty() && input.isEmpty()) {
            throw new FormatException(
                    folder, null, "holds no states of a test bench: looked for spk_res, spk_out, isyn, isyn2, vmem");
        }
        return new RamDump(input, states(hidden));
    }

    /** How many files there are, which are numbered from 0 on. */
    private int steps(RamState state) throws FormatException {
        Path files = folder.resolve(state.folder());
        Origin origin = new Origin(files, null);
        if (!Files.isDirectory(files)) {
            return 0;
        }
        BitSet steps = new BitSet();
        try (DirectoryStream<Path> names = Files.newDirectoryStream(files)) {
            for (Path name : names) {
                int step = state.step(name.getFileName().toString());
                if (step >= RamState.MAX_STEPS) {
                    throw origin.error(
                            "holds " + name.getFileName() + "; at most " + RamState.MAX_STEPS + " steps are read");
                }
                if (step >= 0) {
                    steps.set(step);
                }
            }
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
        int missing = steps.nextClearBit(0);
        if (missing < steps.length()) {
            throw origin.error("holds no "
                    + state.file(folder, missing).getFileName() + ", but "
                    + state.file(folder, steps.length() - 1).getFileName());
        }
        return missing;
    }

    private void agree(RamState state, int steps) throws FormatException {
        if (first == null) {
            first = state;
            rows = steps;
        } else if (steps != rows) {
            throw new FormatException(
                    folder,
                    null,
                    "has " + steps + " steps in " + state.folder() + ", but " + rows + " in " + first.folder());
        }
    }

    private Rows rows(RamState state, int steps) throws FormatException {
        short[] values = null;
        int width = 0;
        for (int step = 0; step < steps; step++) {
            int[] row = HexFile.values(state.file(folder, step), state.digits(), state.signed());
            if (values == null) {
                width = row.length;
                if ((long) width * steps > NdArray.MAX_BYTES / Short.BYTES) {
                    throw new FormatException(
                            folder,
                            null,
                            "holds " + steps + " steps of " + width + " values, more than one array holds");
                }
                values = new short[width * steps];
            } else if (row.length != width) {
                throw new Origin(state.file(folder, step), null)
                        .error("has " + row.length + " values; step 0 has " + width);
            }
            for (int i = 0; i < width; i++) {
                values[step * width + i] = (short) row[i];
            }
        }
        return new Rows(values, width);
    }

    private Map<String, NdArray> states(OptionalInt stated) throws FormatException {
        int hidden = stated.isPresent() ? stated.getAsInt() : hidden();
        Map<String, NdArray> states = new LinkedHashMap<>();
        for (Map.Entry<RamState, Rows> entry : found.entrySet()) {
            RamState state = entry.getKey();
            int width = entry.getValue().width();
            int hiddenWidth = state.hiddenKey() == null ? 0 : state.readoutKey() == null ? width : hidden;
            if (state.hiddenKey() != null && (hidden > width || hiddenWidth == width && hidden != width)) {
                throw new FormatException(
                        folder,
                        null,
                        "has " + width + " values a step in " + state.folder() + ", but " + hidden + " hidden neurons");
            }
            if (state.hiddenKey() != null) {
                states.put(state.hiddenKey(), part(state, entry.getValue(), 0, hiddenWidth));
            }
            if (state.readoutKey() != null) {
                states.put(state.readoutKey(), part(state, entry.getValue(), hiddenWidth, width));
            }
        }
        return states;
    }

    /** The files of both layers do not say where the readout begins; those of one layer do. */
    private int hidden() throws FormatException {
        for (RamState state : RamState.values()) {
            Rows rows = found.get(state);
            if (rows != null && state.readoutKey() == null) {
                return rows.width();
            }
        }
        Rows readout = found.get(RamState.OSPKRAM);
        for (RamState state : RamState.values()) {
            Rows both = found.get(state);
            if (both != null && state.keys().size() == 2) {
                if (readout == null || both.width() < readout.width()) {
                    throw new FormatException(
                            folder,
                            null,
                            "does not say how many of the " + both.width() + " values in " + state.folder()
                                    + " are of hidden neurons: add " + RamFile.CONFIG + ", spk_res or spk_out");
                }
                return both.width() - readout.width();
            }
        }
        return 0;
    }

    private NdArray part(RamState state, Rows from, int begin, int end) {
        short[] values = new short[rows * (end - begin)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(from.values(), row * from.width() + begin, values, row * (end - begin), end - begin);
        }
        return NdArray.ofShorts(state.signed() ? DType.INT16 : DType.UINT8, values, rows, end - begin);
    }
}
