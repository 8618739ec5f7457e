package dev.xylo.regress;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.List;

/** What a value was computed from, in the expected recording: the state before, what arrived, and the neuron's parameters. */
final class Explanation {
    private static final int MOST_ARRIVALS = 8;

    private final XyloNetwork network;
    private final NetworkShape shape;
    private final Core core;
    private final List<SpikeRaster> samples;
    private final States states;

    Explanation(Golden golden, States expected) {
        this.network = golden.network();
        this.shape = network.shape();
        this.core = golden.core();
        this.samples = golden.data().samples();
        this.states = expected;
    }

    /**
     * The terms of one value.
     *
     * @param place the value
     * @return lines of the form {@code term: value}
     */
    List<String> lines(Place place) {
        return switch (place.variable()) {
            case I_SYN -> current(place, 0, Parameter.DASH_SYN);
            case I_SYN_2 -> current(place, 1, Parameter.DASH_SYN_2);
            case I_SYN_OUT -> readoutCurrent(place);
            case V_MEM -> membrane(place, Parameter.DASH_MEM, Parameter.BIAS, Parameter.THRESHOLD);
            case SPIKES -> spikes(place);
            case V_MEM_OUT -> membrane(place, Parameter.DASH_MEM_OUT, Parameter.BIAS_OUT, Parameter.THRESHOLD_OUT);
            case SPIKES_OUT ->
                List.of("A: fires at most once when its membrane reaches "
                        + element(Parameter.THRESHOLD_OUT, place.neuron()));
            case HIBERNATION -> List.of("A: the flag is 1 if nothing was delivered, decayed or moved in the step");
        };
    }

    private List<String> current(Place place, int synapse, Parameter dash) {
        List<String> arrivals = new ArrayList<>();
        int neuron = place.neuron();
        SpikeRaster input = samples.get(place.sample());
        int shiftIn = network.value(Parameter.WEIGHT_SHIFT_IN, 0);
        for (int channel = 0; neuron < shape.inputExpansion() && channel < shape.inputs(); channel++) {
            int flat = (channel * shape.inputExpansion() + neuron) * shape.synapses() + synapse;
            int count = Math.min(input.count(place.step(), channel), Core.MAX_INPUT_SPIKES);
            arrival(arrivals, "input channel " + channel, count, Parameter.WEIGHTS_IN, flat, shiftIn);
        }
        int shiftRec = network.value(Parameter.WEIGHT_SHIFT_REC, 0);
        for (int source = 0; source < shape.hidden(); source++) {
            int flat = (source * shape.hidden() + neuron) * shape.synapses() + synapse;
            int count = spikesBefore(place, source);
            arrival(arrivals, "hidden neuron " + source, count, Parameter.WEIGHTS_REC, flat, shiftRec);
        }
        return terms(place, arrivals, element(dash, neuron));
    }

    private List<String> readoutCurrent(Place place) {
        List<String> arrivals = new ArrayList<>();
        int shift = network.value(Parameter.WEIGHT_SHIFT_OUT, 0);
        for (int row = 0; row < shape.outputExpansion(); row++) {
            int source = shape.hiddenOfOutputRow(row);
            int flat = row * shape.outputs() + place.neuron();
            arrival(
                    arrivals,
                    "hidden neuron " + source,
                    spikesBefore(place, source),
                    Parameter.WEIGHTS_OUT,
                    flat,
                    shift);
        }
        return terms(place, arrivals, element(Parameter.DASH_SYN_OUT, place.neuron()));
    }

    private void arrival(List<String> arrivals, String source, int count, Parameter weights, int flat, int shift) {
        int weight = network.value(weights, flat);
        if (count > 0 && weight != 0) {
            arrivals.add(count + (count == 1 ? " spike" : " spikes") + " of " + source + " x "
                    + shape.element(weights, flat) + " = " + weight + (shift == 0 ? "" : " << " + shift));
        }
    }

    private List<String> terms(Place place, List<String> arrivals, String dash) {
        List<String> lines = new ArrayList<>();
        lines.add("A computed it from: " + before(place, place.variable()) + ", " + dash + ", and "
                + (arrivals.isEmpty() ? "no spike with a weight other than 0" : "what arrived:"));
        arrivals.stream().limit(MOST_ARRIVALS).forEach(arrival -> lines.add("  " + arrival));
        if (arrivals.size() > MOST_ARRIVALS) {
            lines.add("  and " + (arrivals.size() - MOST_ARRIVALS) + " more");
        }
        return lines;
    }

    private List<String> membrane(Place place, Parameter dash, Parameter bias, Parameter threshold) {
        boolean readout = dash.ofReadout();
        StringBuilder line = new StringBuilder("A computed it from: ")
                .append(before(place, place.variable()))
                .append(", ")
                .append(now(place, readout ? StateVariable.I_SYN_OUT : StateVariable.I_SYN));
        if (!readout && shape.synapses() == 2) {
            line.append(", ").append(now(place, StateVariable.I_SYN_2));
        }
        line.append(", ").append(element(dash, place.neuron()));
        if (core.hasBias()) {
            line.append(", ").append(element(bias, place.neuron()));
        }
        line.append(", ").append(element(threshold, place.neuron()));
        return List.of(line.toString());
    }

    private List<String> spikes(Place place) {
        List<String> lines = new ArrayList<>();
        lines.add("A: " + now(place, StateVariable.V_MEM) + " after the reset, "
                + element(Parameter.THRESHOLD, place.neuron()));
        network.aliases().stream()
                .filter(alias -> alias.target() == place.neuron())
                .forEach(alias -> lines.add("  alias of hidden neuron " + alias.source()));
        return lines;
    }

    private int spikesBefore(Place place, int source) {
        return place.step() == 0 || !states.variables().contains(StateVariable.SPIKES)
                ? 0
                : (int) states.value(StateVariable.SPIKES, place.sample(), place.step() - 1, source);
    }

    private String before(Place place, StateVariable variable) {
        return place.step() == 0
                ? variable.key() + " at rest (0)"
                : variable.key() + " before = "
                        + ComparisonText.number(
                                states.value(variable, place.sample(), place.step() - 1, place.neuron()));
    }

    private String now(Place place, StateVariable variable) {
        return states.variables().contains(variable)
                ? variable.key() + " = "
                        + ComparisonText.number(states.value(variable, place.sample(), place.step(), place.neuron()))
                : variable.key() + " (not recorded)";
    }

    private String element(Parameter parameter, int flat) {
        return shape.element(parameter, flat) + " = " + network.value(parameter, flat);
    }
}
