package dev.xylo.formats.network;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Writes the memories of a network that fits. One use. */
final class RamWriter {
    private final Path folder;
    private final XyloNetwork network;
    private final OptionalDouble timeStep;
    private final Core core;
    private final NetworkShape shape;

    RamWriter(Path folder, XyloNetwork network, OptionalDouble timeStep, Core core) {
        this.folder = folder;
        this.network = network;
        this.timeStep = timeStep;
        this.core = core;
        this.shape = network.shape();
    }

    void write() throws IOException {
        dense(RamFile.IWTRAM, "iwt for IN", Parameter.WEIGHTS_IN, 0);
        dense(RamFile.IWT2RAM, "iwt2 for IN", Parameter.WEIGHTS_IN, 1);
        recurrent();
        dense(RamFile.OWTRAM, "owt for RSN", Parameter.WEIGHTS_OUT, 0);
        vector(RamFile.NDMRAM, Parameter.DASH_MEM, Parameter.DASH_MEM_OUT);
        vector(RamFile.NDSRAM, Parameter.DASH_SYN, Parameter.DASH_SYN_OUT);
        vector(RamFile.RDS2RAM, Parameter.DASH_SYN_2);
        vector(RamFile.NTHRAM, Parameter.THRESHOLD, Parameter.THRESHOLD_OUT);
        if (core.hasBias()) {
            vector(RamFile.NBRAM, Parameter.BIAS, Parameter.BIAS_OUT);
        }
        aliases();
        put(RamFile.CONFIG, config());
    }

    /** Recurrent targets of each hidden neuron; both synapses of a pair share a slot. */
    static int[] fanOut(XyloNetwork network) {
        int hidden = network.shape().hidden();
        int synapses = network.shape().synapses();
        int[] weights = network.values(Parameter.WEIGHTS_REC);
        int[] fanOut = new int[hidden];
        for (int pair = 0; pair < hidden * hidden; pair++) {
            for (int i = pair * synapses; i < (pair + 1) * synapses; i++) {
                if (weights[i] != 0) {
                    fanOut[pair / hidden]++;
                    break;
                }
            }
        }
        return fanOut;
    }

    /** All weights of one synapse, a heading before each source. */
    private void dense(RamFile file, String heading, Parameter parameter, int synapse) throws IOException {
        int sources = shape.length(parameter.axes().get(0));
        int targets = shape.length(parameter.axes().get(1));
        int synapses = parameter == Parameter.WEIGHTS_OUT ? 1 : shape.synapses();
        int[] weights = network.values(parameter);
        StringBuilder text = new StringBuilder();
        for (int source = 0; source < sources; source++) {
            heading(text, heading, source);
            for (int target = 0; target < targets; target++) {
                int flat = (source * targets + target) * synapses + synapse;
                line(text, file, synapse < synapses ? weights[flat] : 0);
            }
        }
        put(file, text);
    }

    private void recurrent() throws IOException {
        int hidden = shape.hidden();
        int synapses = shape.synapses();
        int[] weights = network.values(Parameter.WEIGHTS_REC);
        int[] fanOut = fanOut(network);
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        StringBuilder targets = new StringBuilder();
        StringBuilder counts = new StringBuilder();
        for (int source = 0; source < hidden; source++) {
            heading(first, "rwt of RSN", source);
            heading(second, "rwt2 of RSN", source);
            heading(targets, "rfo of RSN", source);
            line(counts, RamFile.REFOCRAM, fanOut[source]);
            for (int target = 0; target < hidden; target++) {
                int flat = (source * hidden + target) * synapses;
                int two = synapses == 2 ? weights[flat + 1] : 0;
                if (weights[flat] != 0 || two != 0) {
                    line(first, RamFile.RWTRAM, weights[flat]);
                    line(second, RamFile.RWT2RAM, two);
                    line(targets, RamFile.RFORAM, target);
                }
            }
        }
        put(RamFile.RWTRAM, first);
        put(RamFile.RWT2RAM, second);
        put(RamFile.RFORAM, targets);
        put(RamFile.REFOCRAM, counts);
    }

    private void vector(RamFile file, Parameter... parameters) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : parameters) {
            for (int value : network.values(parameter)) {
                line(text, file, value);
            }
        }
        put(file, text);
    }

    private void aliases() throws IOException {
        int[] targets = new int[shape.hidden()];
        int[] roles = new int[shape.hidden()];
        Arrays.fill(targets, RamFile.NO_ALIAS);
        for (Alias alias : network.aliases()) {
            targets[alias.source()] = alias.target();
            roles[alias.source()] |= 2;
            roles[alias.target()] |= 1;
        }
        put(RamFile.RARAM, lines(RamFile.RARAM, targets));
        put(RamFile.RCRAM, lines(RamFile.RCRAM, roles));
    }

    private StringBuilder config() {
        StringBuilder json = new StringBuilder();
        json.append("{\"IN\": ").append(shape.inputs());
        json.append(", \"RSN\": ").append(shape.hidden());
        json.append(", \"ON\": ").append(readoutsInUse());
        json.append(", \"IWBS\": ").append(network.value(Parameter.WEIGHT_SHIFT_IN, 0));
        json.append(", \"RWBS\": ").append(network.value(Parameter.WEIGHT_SHIFT_REC, 0));
        json.append(", \"OWBS\": ").append(network.value(Parameter.WEIGHT_SHIFT_OUT, 0));
        json.append(", \"time_resolution_wrap\": 0");
        timeStep.ifPresent(seconds -> json.append(", \"DT\": ").append(seconds(seconds)));
        json.append(", \"N_SYNS\": ").append(shape.synapses());
        json.append(", \"RA\": ").append(!network.aliases().isEmpty());
        if (core.hasBias()) {
            json.append(", \"BIAS\": ").append(network.has(Parameter.BIAS) || network.has(Parameter.BIAS_OUT));
        }
        return json.append('}');
    }

    /** The reference counts up to the last readout neuron that a weight leads to. */
    private int readoutsInUse() {
        int[] weights = network.values(Parameter.WEIGHTS_OUT);
        int outputs = shape.outputs();
        int used = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] != 0) {
                used = Math.max(used, i % outputs + 1);
            }
        }
        return used == 0 ? outputs : used;
    }

    /** As Python writes it, where that takes no exponent. */
    private static String seconds(double seconds) {
        String shortest = Double.toString(seconds);
        return seconds < 1e-4 || seconds >= 1e16 ? shortest : new BigDecimal(shortest).toPlainString();
    }

    private static void heading(StringBuilder text, String what, int source) {
        text.append("// ").append(what).append(source).append(" \n");
    }

    private static StringBuilder lines(RamFile file, int[] values) {
        StringBuilder text = new StringBuilder();
        for (int value : values) {
            line(text, file, value);
        }
        return text;
    }

    private static void line(StringBuilder text, RamFile file, int value) {
        HexFile.line(text, value, file.digits());
    }

    private void put(RamFile file, StringBuilder text) throws IOException {
        put(file.fileName(), text);
    }

    private void put(String name, StringBuilder text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
    }
}
