package dev.xylo.testkit.junit;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The golden file of one test; a test gets it as a parameter from {@link GoldenExtension}. */
public final class GoldenRun {
    private final Path file;
    private final String test;
    private final GoldenMode mode;

    GoldenRun(Path file, String test, GoldenMode mode) {
        this.file = file;
        this.test = test;
        this.mode = mode;
    }

    /**
     * Where the golden file is, or would be.
     *
     * @return the path
     */
    public Path file() {
        return file;
    }

    /**
     * Runs one sample from reset and compares every state with the golden file, or rewrites the file when asked to.
     *
     * @param network the network
     * @param core revision of the arithmetic
     * @param input the sample
     * @throws AssertionError if the file is missing, was recorded from another network or input, or a state differs; the message
     *     explains the first difference
     */
    public void check(XyloNetwork network, Core core, SpikeRaster input) {
        check(network, core, new DataSet(List.of(input), new int[0], false));
    }

    /**
     * Runs samples, each from reset, and compares every state with the golden file, or rewrites the file when asked to.
     *
     * @param network the network
     * @param core revision of the arithmetic
     * @param data the samples
     * @throws AssertionError as {@link #check(XyloNetwork, Core, SpikeRaster)}
     */
    public void check(XyloNetwork network, Core core, DataSet data) {
        try {
            if (mode == GoldenMode.UPDATE) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                GoldenFile.write(file, Golden.record(network, core, data, Map.of("test", test)));
                return;
            }
            if (!Files.exists(file)) {
                throw new AssertionError("there is no golden file " + file + " for " + test + "; write it with -D"
                        + GoldenMode.PROPERTY + "=update");
            }
            RunAssertions.assertMatches(file.toString(), GoldenFile.read(file), network, core, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
