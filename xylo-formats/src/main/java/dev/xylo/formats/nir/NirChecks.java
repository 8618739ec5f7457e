package dev.xylo.formats.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values of neurons that no network can have, or that leave it dead; found before anything is asked of the person. */
final class NirChecks {
    private NirChecks() {}

    /**
     * Checks one layer.
     *
     * @param layer the layer
     * @return what is strange, but possible
     * @throws NirException if a time constant is not positive, or nothing can ever reach any membrane
     */
    static List<String> check(NirLayer layer) {
        String name = layer.name();
        positive(name, layer.hasSynapse() ? "tau_mem" : "tau", layer.tauMem());
        if (layer.hasSynapse()) {
            positive(name, "tau_syn", layer.tauSyn());
        }
        List<String> strange = new ArrayList<>();
        alive(name, "r", layer.resistance(), "of its synapse", strange);
        if (layer.hasSynapse()) {
            alive(name, "w_in", layer.inputWeight(), "of its input", strange);
        }
        if (layer.spikes()) {
            threshold(name, layer.threshold(), strange);
        }
        return strange;
    }

    private static void positive(String name, String key, double[] tau) {
        for (int i = 0; i < tau.length; i++) {
            if (!(tau[i] > 0)) {
                throw new NirException(
                        name,
                        key + "[" + i + "] is " + tau[i]
                                + "; a time constant is a number of seconds above 0: correct it in the file");
            }
        }
    }

    private static void alive(String name, String key, double[] values, String what, List<String> strange) {
        long zeros = Arrays.stream(values).filter(value -> value == 0).count();
        if (zeros == values.length) {
            throw new NirException(
                    name,
                    key + " is 0 for all " + values.length + " neurons: nothing " + what
                            + " reaches their membranes, and the network is dead; correct it in the file (1 where it should change"
                            + " nothing)");
        }
        if (zeros > 0) {
            strange.add(name + ": " + key + " is 0 for " + zeros + " of " + values.length + " neurons; nothing " + what
                    + " reaches their membranes");
        }
    }

    private static void threshold(String name, double[] threshold, List<String> strange) {
        long zeros = Arrays.stream(threshold).filter(value -> value == 0).count();
        if (zeros > 0) {
            strange.add(name + ": the threshold of " + zeros + " of " + threshold.length
                    + " neurons is 0. NIR's neuron spikes where v > 0, the chip's where v >= 0, so at rest, and up to 31 times in a step:"
                    + " this is another network; train with a small positive threshold");
        }
    }
}
