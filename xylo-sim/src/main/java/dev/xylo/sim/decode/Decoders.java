package dev.xylo.sim.decode;

import dev.xylo.sim.StateVariable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All decoders, by name. */
public final class Decoders {
    /** The decoder where nothing else is said: the readout with most spikes. */
    public static final String DEFAULT = "count";

    /** The decoder that reads chosen hidden neurons. */
    public static final String HIDDEN_COUNT = "hidden-count";

    private static final Map<String, Function<List<Integer>, Decoder>> ALL = new LinkedHashMap<>();

    static {
        ALL.put(DEFAULT, hidden -> new CountDecoder());
        ALL.put("first-spike", hidden -> new FirstSpikeDecoder());
        ALL.put("vmem-mean", hidden -> new MeanDecoder(StateVariable.V_MEM_OUT));
        ALL.put("vmem-max", hidden -> new MaximumDecoder(StateVariable.V_MEM_OUT));
        ALL.put("vmem-last", hidden -> new LastDecoder(StateVariable.V_MEM_OUT));
        ALL.put("isyn-mean", hidden -> new MeanDecoder(StateVariable.I_SYN_OUT));
        ALL.put("isyn-max", hidden -> new MaximumDecoder(StateVariable.I_SYN_OUT));
        ALL.put("isyn-last", hidden -> new LastDecoder(StateVariable.I_SYN_OUT));
        ALL.put(HIDDEN_COUNT, HiddenCountDecoder::new);
    }

    private Decoders() {}

    /**
     * Names that users choose by.
     *
     * @return the default first
     */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * A decoder.
     *
     * @param name one of {@link #names}
     * @param hidden for {@link #HIDDEN_COUNT} the hidden neurons that stand for the classes; empty for all others
     * @return the decoder
     * @throws IllegalArgumentException if there is none of this name, or hidden neurons are given where none are read, or the other way round
     */
    public static Decoder of(String name, List<Integer> hidden) {
        if (!ALL.containsKey(name)) {
            throw new IllegalArgumentException(
                    "there is no decoder '" + name + "'; there is: " + String.join(", ", ALL.keySet()));
        }
        if (name.equals(HIDDEN_COUNT) == hidden.isEmpty()) {
            throw new IllegalArgumentException(
                    hidden.isEmpty()
                            ? "the decoder '" + name + "' needs the hidden neurons that it reads, one for each class"
                            : "the decoder '" + name + "' reads no hidden neurons; '" + HIDDEN_COUNT + "' does");
        }
        return ALL.get(name).apply(List.copyOf(hidden));
    }
}
