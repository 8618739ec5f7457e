package dev.xylo.formats.network;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Writes the states after each step that the chip is awake in. One use. */
final class RamDumpWriter {
    private final RamDump dump;
    private final int[] awake;
    private final String input;

    /** Checks everything, so that writing can only fail for the disk. */
    RamDumpWriter(RamDump dump, NetworkShape shape, Path folder) throws FormatException {
        this.dump = dump;
        Origin origin = new Origin(folder, null);
        int steps = steps(dump, origin);
        for (RamState state : RamState.values()) {
            for (String key : state.keys()) {
                int width = key.equals(state.hiddenKey()) ? shape.hidden() : shape.outputs();
                check(origin.at(key), dump.states().get(key), steps, width);
            }
        }
        NdArray flag = dump.states().get(RamDump.HIBERNATION);
        if (flag != null && flag.size() != steps) {
            throw origin.at(RamDump.HIBERNATION).error("has " + flag.size() + " values; the states have " + steps);
        }
        this.awake = IntStream.range(0, steps)
                .filter(step -> flag == null || flag.longAt(step) == 0)
                .toArray();
        this.input = dump.input().isPresent() ? RamInput.text(dump.input().get(), folder) : null;
    }

    private static int steps(RamDump dump, Origin origin) throws FormatException {
        NdArray first = dump.states().get(RamState.RSPKRAM.hiddenKey());
        if (first == null || first.rank() != 2) {
            throw origin.at(RamState.RSPKRAM.hiddenKey()).error("is not recorded, or not (T, hidden neurons)");
        }
        return first.shape()[0];
    }

    private static void check(Origin origin, NdArray array, int steps, int width) throws FormatException {
        if (array == null) {
            throw origin.error("is not recorded; a dump holds all states");
        }
        if (!Arrays.equals(array.shape(), new int[] {steps, width})
                || !array.dtype().isInteger()) {
            throw origin.error(
                    "has shape " + Text.shape(array.shape()) + "; needed are integers " + Text.shape(steps, width));
        }
    }

    void write(Path folder) throws IOException {
        for (RamState state : RamState.values()) {
            // As the reference does: folders of spikes only where there are any steps.
            if (state.signed() || awake.length > 0) {
                Files.createDirectory(folder.resolve(state.folder()));
            }
            for (int row = 0; row < awake.length; row++) {
                Files.writeString(state.file(folder, row), text(state, awake[row]), StandardCharsets.US_ASCII);
            }
        }
        if (input != null) {
            Path spikes = Files.createDirectory(folder.resolve(RamInput.FOLDER));
            Files.writeString(spikes.resolve(RamInput.FILE), input, StandardCharsets.US_ASCII);
        }
    }

    private StringBuilder text(RamState state, int step) {
        StringBuilder text = new StringBuilder();
        for (String key : state.keys()) {
            NdArray array = dump.states().get(key);
            int width = array.shape()[1];
            for (int neuron = 0; neuron < width; neuron++) {
                HexFile.line(text, (int) array.longAt(step * width + neuron), state.digits());
            }
        }
        return text;
    }
}
