package dev.xylo.formats.network;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run as a hardware test bench has it: the input spikes, and the states after each step, in files beside the RAM images. The layout is
 * that of xylosim 0.1.3, whose files ours equal byte for byte. As there, steps in which the chip hibernates are left out of the states,
 * and those after them move up; so rows of a dump are steps only where nothing hibernates. Immutable.
 *
 * @param input input spikes {@code (T, Nin)}; empty if there is no such file. Of a dump that was read, T is the least that the files allow
 * @param states arrays by key: {@code spikes}, {@code i_syn}, {@code i_syn_2}, {@code v_mem} of shape {@code (rows, N)}, {@code spikes_out},
 *     {@code i_syn_out}, {@code v_mem_out} of shape {@code (rows, Nout)}; to be written also {@code hibernation (rows)}: 1 for rows to
 *     leave out
 */
public record RamDump(Optional<SpikeRaster> input, Map<String, NdArray> states) {
    /** Key of the flag that leaves rows out. */
    public static final String HIBERNATION = "hibernation";

    /** Copies the map. */
    public RamDump {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /**
     * Whether a folder holds states or input spikes of a test bench.
     *
     * @param folder any path
     * @return true if one of the sub-folders is there
     */
    public static boolean isIn(Path folder) {
        return hasInput(folder)
                || Arrays.stream(RamState.values())
                        .anyMatch(state -> Files.isDirectory(folder.resolve(state.folder())));
    }

    /**
     * Whether a folder holds input spikes of a test bench.
     *
     * @param folder any path
     * @return true if the file is there
     */
    public static boolean hasInput(Path folder) {
        return Files.isRegularFile(folder.resolve(RamInput.FOLDER).resolve(RamInput.FILE));
    }

    /**
     * Reads a dump. The RAM images beside it are not needed; {@code basic_config.json} is used for the numbers of neurons if it is there.
     *
     * @param folder the folder in which the sub-folders are
     * @return what it holds; states without files are left out
     * @throws FormatException if it holds nothing, a step is missing, states disagree in steps or neurons, or a value is malformed
     */
    public static RamDump read(Path folder) throws FormatException {
        return Heap.guard(folder, () -> new RamDumpReader(folder).read());
    }

    /**
     * Writes RAM images and this dump into one folder, as a whole or not at all.
     *
     * @param folder the folder; replaced if it exists and holds nothing else
     * @param network the network that ran
     * @param chip for which chip
     * @throws FormatException if the images cannot hold the network, a state but {@code hibernation} is missing or of another shape, or
     *     writing fails
     */
    public void write(Path folder, Specification network, Chip chip) throws FormatException {
        new RamImageFormat().write(folder, network, chip, new RamDumpWriter(this, network.shape(), folder));
    }
}
