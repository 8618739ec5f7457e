package dev.xylo.formats.network;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Writes a network that fits a dialect, key by key in samna's order. */
final class SamnaWriter {
    private final SamnaJson json;
    private final SamnaDialect dialect;

    SamnaWriter(SamnaJson json, SamnaDialect dialect) {
        this.json = json;
        this.dialect = dialect;
    }

    void write(XyloNetwork network) throws IOException {
        json.object(() -> json.object("value0", () -> {
            json.member("operation_mode", 0);
            if (dialect.secondSynapse()) {
                json.member("synapse2_enable", network.shape().synapses() == 2);
            }
            if (dialect.bias()) {
                json.member("bias_enable", network.has(Parameter.BIAS) || network.has(Parameter.BIAS_OUT));
            }
            json.member("clear_network_state", false);
            json.member("time_resolution_wrap", 0);
            json.object("input", () -> weights(network, Parameter.WEIGHTS_IN, Parameter.WEIGHT_SHIFT_IN));
            json.object(dialect.hidden(), () -> hidden(network));
            json.object("readout", () -> readout(network));
            if (dialect.debug()) {
                json.object("debug", this::debug);
            }
        }));
    }

    private void hidden(XyloNetwork network) throws IOException {
        weights(network, Parameter.WEIGHTS_REC, Parameter.WEIGHT_SHIFT_REC);
        Map<Integer, Integer> targets = new HashMap<>();
        for (Alias alias : network.aliases()) {
            targets.put(alias.source(), alias.target());
        }
        json.list("neurons", () -> {
            for (int i = 0; i < network.shape().hidden(); i++) {
                int neuron = i;
                json.element(() -> {
                    threshold(network, neuron, Parameter.THRESHOLD, Parameter.BIAS);
                    json.member("v_mem_decay", network.value(Parameter.DASH_MEM, neuron));
                    json.member("i_syn_decay", network.value(Parameter.DASH_SYN, neuron));
                    if (dialect.secondSynapse()) {
                        json.member("i_syn2_decay", network.value(Parameter.DASH_SYN_2, neuron));
                    }
                    biasLast(network, neuron, Parameter.BIAS);
                    Integer target = targets.get(neuron);
                    json.object("alias_target", () -> {
                        json.member("nullopt", target == null);
                        if (target != null) {
                            json.member("data", target);
                        }
                    });
                });
            }
        });
        json.member("aliasing", !targets.isEmpty());
    }

    private void readout(XyloNetwork network) throws IOException {
        weights(network, Parameter.WEIGHTS_OUT, Parameter.WEIGHT_SHIFT_OUT);
        json.list("neurons", () -> {
            for (int i = 0; i < network.shape().outputs(); i++) {
                int neuron = i;
                json.element(() -> {
                    threshold(network, neuron, Parameter.THRESHOLD_OUT, Parameter.BIAS_OUT);
                    json.member("v_mem_decay", network.value(Parameter.DASH_MEM_OUT, neuron));
                    json.member("i_syn_decay", network.value(Parameter.DASH_SYN_OUT, neuron));
                    biasLast(network, neuron, Parameter.BIAS_OUT);
                });
            }
        });
    }

    private void threshold(XyloNetwork network, int neuron, Parameter threshold, Parameter bias) throws IOException {
        json.member("threshold", network.value(threshold, neuron));
        if (dialect.bias() && !dialect.biasLast()) {
            json.member("v_mem_bias", network.value(bias, neuron));
        }
    }

    private void biasLast(XyloNetwork network, int neuron, Parameter bias) throws IOException {
        if (dialect.bias() && dialect.biasLast()) {
            json.member("v_mem_bias", network.value(bias, neuron));
        }
    }

    private void weights(XyloNetwork network, Parameter weights, Parameter shift) throws IOException {
        NetworkShape shape = network.shape();
        json.member("weight_bit_shift", network.value(shift, 0));
        int rows = shape.length(weights.axes().get(0));
        int columns = shape.length(weights.axes().get(1));
        int[] values = network.values(weights);
        if (weights == Parameter.WEIGHTS_OUT) {
            matrix("weights", rows, columns, values, 1, 0);
            return;
        }
        int synapses = shape.synapses();
        matrix("weights", rows, columns, values, synapses, 0);
        if (!dialect.secondSynapse()) {
            return;
        }
        if (synapses == 2) {
            matrix("syn2_weights", rows, columns, values, 2, 1);
        } else {
            matrix("syn2_weights", 1, 1, new int[1], 1, 0);
        }
    }

    private void matrix(String key, int rows, int columns, int[] values, int stride, int offset) throws IOException {
        json.object(key, () -> {
            json.object("dimensions", () -> {
                json.member("value0", rows);
                json.member("value1", columns);
            });
            json.object("offsets", () -> {
                json.member("value0", columns);
                json.member("value1", 1);
            });
            json.list("values", () -> {
                for (int i = offset; i < values.length; i += stride) {
                    json.element(values[i]);
                }
            });
        });
    }

    /** Nothing is monitored. */
    private void debug() throws IOException {
        json.member("clock_enable", false);
        json.member("ram_power_enable", false);
        json.object("monitors", () -> {
            for (int i = 0; i < 4; i++) {
                json.member("value" + i, 0);
            }
        });
        json.member("input_write_select", 0);
        json.member("input_read_select", 0);
        json.member("input_select_enable", false);
        for (String state : new String[] {"v_mem", "i_syn", "i_syn2", "spike"}) {
            json.object("monitor_neuron_" + state, () -> json.member("nullopt", true));
        }
    }
}
