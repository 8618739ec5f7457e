package dev.xylo.regress;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.data.DataOptions;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.RamDump;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/** The input of a run, from a data file or from the dump of a hardware test bench. */
public final class RunInput {
    private RunInput() {}

    /**
     * As {@link #read(Path, DataOptions, Simulator)}, of a file that says everything.
     *
     * @param file a data file, or the folder of a dump
     * @param simulator of the network that ran; is reset
     * @return the input
     * @throws FormatException as there
     */
    public static DataSet read(Path file, Simulator simulator) throws FormatException {
        return read(file, DataOptions.NONE, simulator);
    }

    /**
     * Reads input spikes. A test bench's file ends with the last spike, and its states have no rows for hibernating steps; so the run is
     * made as long as it was by following the network until it was awake for as many steps as there are rows.
     *
     * @param file a data file, or the folder of a dump
     * @param options what the file may not say
     * @param simulator of the network that ran; is reset
     * @return the input
     * @throws FormatException if it cannot be read, or a dump is of another number of channels than the network
     */
    public static DataSet read(Path file, DataOptions options, Simulator simulator) throws FormatException {
        DataSet data = DataSets.read(file, options);
        if (!Files.isDirectory(file)) {
            return data;
        }
        SpikeRaster raster = data.samples().get(0);
        int channels = simulator.shape().inputs();
        if (raster.channels() > channels) {
            throw new FormatException(
                    file,
                    null,
                    "has spikes of " + raster.channels() + " input channels, but the network has " + channels);
        }
        SpikeRaster wide = resized(raster, raster.steps(), channels);
        int steps = simulator.core().hasBias() ? steps(wide, rows(file), simulator) : wide.steps();
        return new DataSet(List.of(resized(wide, steps, channels)), new int[0], false);
    }

    private static int rows(Path dump) throws FormatException {
        return RamDump.read(dump).states().values().stream()
                .mapToInt(array -> array.shape()[0])
                .max()
                .orElse(0);
    }

    /** With silent steps after it until there were as many awake ones, if that ever happens. */
    private static int steps(SpikeRaster raster, int rows, Simulator simulator) {
        simulator.reset();
        int awake = awake(run(simulator, raster));
        int steps = raster.steps();
        while (awake < rows) {
            Recording silent = run(simulator, SpikeRaster.of(1, raster.channels(), new int[raster.channels()]));
            if (awake(silent) == 0) {
                break;
            }
            awake++;
            steps++;
        }
        return steps;
    }

    private static Recording run(Simulator simulator, SpikeRaster raster) {
        return simulator.run(raster, EnumSet.of(StateVariable.HIBERNATION));
    }

    private static int awake(Recording recording) {
        int awake = 0;
        for (short flag : recording.values(StateVariable.HIBERNATION)) {
            awake += flag == 0 ? 1 : 0;
        }
        return awake;
    }

    private static SpikeRaster resized(SpikeRaster raster, int steps, int channels) {
        short[] counts = new short[steps * channels];
        for (int step = 0; step < raster.steps(); step++) {
            for (int channel = 0; channel < raster.channels(); channel++) {
                counts[step * channels + channel] = (short) raster.count(step, channel);
            }
        }
        return SpikeRaster.of(steps, channels, counts);
    }
}
