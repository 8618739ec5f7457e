package dev.xylo.testkit.trained;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.sim.twin.Caps;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A network that was trained in torch, with what torch and xylosim answered; the README beside the files says what they hold.
 *
 * @param name of the file
 * @param arrays what it holds, by key
 */
public record TrainedNetwork(String name, Map<String, NdArray> arrays) {
    private static final List<String> NAMES = List.of(
            "bias",
            "detector",
            "imu_synnet_vmem",
            "plain",
            "rec_2syn",
            "residual_rec_imu",
            "synnet_spikes",
            "synnet_vmem",
            "wavesense");

    /** Every one of them. */
    public static Stream<TrainedNetwork> all() {
        return NAMES.stream().map(TrainedNetwork::of);
    }

    /** One of them. */
    public static TrainedNetwork of(String name) {
        try {
            return new TrainedNetwork(name, Npz.read(file(name)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it stands. */
    public static Path file(String name) {
        try {
            return Path.of(TrainedNetwork.class.getResource(name + ".npz").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public FloatNetwork network() throws IOException {
        return Specification.fromArrays(Path.of(name), arrays).toFloatNetwork();
    }

    /** Spike caps of the trained module. */
    public Caps caps() {
        double[] caps = arrays.get("caps_hidden_out").toDoubles();
        return new Caps(Integer.MAX_VALUE, cap(caps[0]), cap(caps[1]));
    }

    /** Rockpool writes 65536 for none. */
    private static int cap(double said) {
        return said >= 65536 ? Integer.MAX_VALUE : (int) said;
    }

    public List<SpikeRaster> samples() {
        NdArray input = arrays.get("input");
        int[] shape = input.shape();
        double[] all = input.toDoubles();
        List<SpikeRaster> samples = new ArrayList<>();
        for (int sample = 0; sample < shape[0]; sample++) {
            int[] counts = new int[shape[1] * shape[2]];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = (int) all[sample * counts.length + i];
            }
            samples.add(SpikeRaster.of(shape[1], shape[2], counts));
        }
        return samples;
    }

    /** What was recorded, {@code (samples, Nout)}; without the word {@code expected_}. */
    public double[] expected(String key) {
        return arrays.get("expected_" + key).toDoubles();
    }

    @Override
    public String toString() {
        return name;
    }
}
