package dev.xylo.regress.bench;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.files.AtomicFolder;
import dev.xylo.regress.Golden;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a test bench: {@code images/*.hex} (memories, input, expected states), {@code xylo_reference.sv}, {@code tb.sv}, {@code Makefile}.
 *
 * @param network the network
 * @param core revision of the arithmetic
 * @param input spike counts {@code (T, Nin)}
 */
public record Testbench(XyloNetwork network, Core core, SpikeRaster input) {
    private static final Set<String> OURS = Set.of(
            "images",
            "xylo_reference.sv",
            "tb.sv",
            "Makefile",
            "run.log",
            "icarus",
            "verilator",
            "bench.vvp",
            "obj_dir");
    private static final List<StateVariable> STATES = List.of(
            StateVariable.I_SYN,
            StateVariable.I_SYN_2,
            StateVariable.V_MEM,
            StateVariable.SPIKES,
            StateVariable.I_SYN_OUT,
            StateVariable.V_MEM_OUT,
            StateVariable.SPIKES_OUT);

    /** A simulator of hardware. */
    public enum Tool {
        /** Icarus Verilog 11 or newer. */
        ICARUS,
        /** Verilator 5 or newer. */
        VERILATOR;

        /**
         * Name in options and the Makefile.
         *
         * @return in lower case
         */
        public String key() {
            return this == ICARUS ? "icarus" : "verilator";
        }
    }

    /** A memory as hexadecimal lines. */
    private record Image(int bits, int[] values) {
        String text() {
            StringBuilder text = new StringBuilder();
            int digits = (bits + 3) / 4;
            for (int value : values) {
                text.append(String.format("%0" + digits + "x%n", value & (1 << bits) - 1)
                        .replace("\r", ""));
            }
            return text.toString();
        }

        /** As the bench computes it: 31 s + value over the unsigned values, modulo 2^32. */
        int checksum() {
            int sum = 0;
            for (int value : values) {
                sum = 31 * sum + (value & (1 << bits) - 1);
            }
            return sum;
        }
    }

    /**
     * Writes the folder, as a whole or not at all.
     *
     * @param folder made, or replaced if it holds a bench and nothing else
     * @param tool the simulator that {@code make} starts unless told otherwise
     * @return values that the bench compares
     * @throws FormatException if it cannot be written
     */
    public long write(Path folder, Tool tool) throws FormatException {
        Map<String, Image> memories = memories();
        Recording run = Simulator.of(network, core).run(input, Golden.allOf(core));
        AtomicFolder.write(folder, OURS::contains, target -> {
            Path images = Files.createDirectory(target.resolve("images"));
            for (Map.Entry<String, Image> memory : memories.entrySet()) {
                text(images.resolve(memory.getKey() + ".hex"), memory.getValue().text());
            }
            text(images.resolve("input.hex"), new Image(4, counts()).text());
            for (StateVariable state : STATES) {
                short[] values = run.values(state);
                int[] words = new int[values.length];
                for (int i = 0; i < words.length; i++) {
                    words[i] = values[i];
                }
                text(images.resolve("expected_" + state.key() + ".hex"), new Image(16, words).text());
            }
            text(target.resolve("xylo_reference.sv"), resource("xylo_reference.sv"));
            text(target.resolve("tb.sv"), bench(memories));
            text(target.resolve("Makefile"), resource("Makefile").replace("@SIMULATOR@", tool.key()));
        });
        return STATES.stream().mapToLong(state -> run.values(state).length).sum();
    }

    private static void text(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Testbench.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private int[] counts() {
        int channels = input.channels();
        int[] counts = new int[input.steps() * channels];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.min(Core.MAX_INPUT_SPIKES, input.count(i / channels, i % channels));
        }
        return counts;
    }

    /** Every memory at the full size of the module: both synapses, input to all hidden neurons, all of them to the readout. */
    private Map<String, Image> memories() {
        NetworkShape shape = network.shape();
        int hidden = shape.hidden();
        Map<String, Image> images = new LinkedHashMap<>();
        images.put("weights_in", new Image(8, matrix(Parameter.WEIGHTS_IN, shape.inputs(), hidden)));
        images.put("weights_rec", new Image(8, matrix(Parameter.WEIGHTS_REC, hidden, hidden)));
        int[] out = new int[hidden * shape.outputs()];
        int[] given = values(Parameter.WEIGHTS_OUT, 0);
        // Fewer rows belong to the last hidden neurons.
        System.arraycopy(given, 0, out, out.length - given.length, given.length);
        images.put("weights_out", new Image(8, out));
        for (Parameter parameter : List.of(Parameter.THRESHOLD, Parameter.BIAS)) {
            images.put(parameter.key(), new Image(16, values(parameter, hidden)));
        }
        for (Parameter parameter : List.of(Parameter.THRESHOLD_OUT, Parameter.BIAS_OUT)) {
            images.put(parameter.key(), new Image(16, values(parameter, shape.outputs())));
        }
        for (Parameter parameter : List.of(Parameter.DASH_MEM, Parameter.DASH_SYN, Parameter.DASH_SYN_2)) {
            images.put(parameter.key(), new Image(4, values(parameter, hidden)));
        }
        for (Parameter parameter : List.of(Parameter.DASH_MEM_OUT, Parameter.DASH_SYN_OUT)) {
            images.put(parameter.key(), new Image(4, values(parameter, shape.outputs())));
        }
        List<Alias> aliases = network.aliases();
        int[] pairs = new int[2 * aliases.size() + 2];
        for (int i = 0; i < aliases.size(); i++) {
            pairs[2 * i] = aliases.get(i).source();
            pairs[2 * i + 1] = aliases.get(i).target();
        }
        images.put("aliases", new Image(16, pairs));
        return images;
    }

    private int[] values(Parameter parameter, int length) {
        return network.has(parameter) ? network.values(parameter) : new int[length];
    }

    private int[] matrix(Parameter parameter, int sources, int hidden) {
        int synapses = network.shape().synapses();
        int[] full = new int[sources * hidden * 2];
        int[] given = values(parameter, sources * hidden * synapses);
        int columns = given.length / Math.max(1, sources * synapses);
        for (int i = 0; i < given.length; i++) {
            int source = i / synapses / columns;
            int target = i / synapses % columns;
            full[(source * hidden + target) * 2 + i % synapses] = given[i];
        }
        return full;
    }

    private String bench(Map<String, Image> memories) {
        NetworkShape shape = network.shape();
        StringBuilder text = new StringBuilder();
        text.append(
                        "// Compares xylo_reference, or a design in its place, with the simulator, state by state. Written by xylo.\n")
                .append("`timescale 1ns / 1ns\nmodule tb;\n");
        define(text, "NIN", shape.inputs());
        define(text, "N", shape.hidden());
        define(text, "NOUT", shape.outputs());
        define(text, "T", input.steps());
        text.append("""
                    reg clk = 0;
                    reg rst = 1;
                    reg [NIN*4-1:0] spikes_in = 0;
                    wire [N*5-1:0] spikes;
                    wire [N*16-1:0] i_syn, i_syn_2, v_mem;
                    wire [NOUT-1:0] spikes_out;
                    wire [NOUT*16-1:0] i_syn_out, v_mem_out;
                    integer step, k, failures = 0;
                    reg [31:0] sum;
                    reg [3:0] stimulus[0:T*NIN-1];
                """);
        text.append("    xylo_reference #(.NIN(NIN), .N(N), .NOUT(NOUT), .CORE(")
                .append(core.number());
        text.append("), .SHIFT_IN(").append(network.shiftOf(Parameter.WEIGHTS_IN));
        text.append("), .SHIFT_REC(").append(network.shiftOf(Parameter.WEIGHTS_REC));
        text.append("), .SHIFT_OUT(").append(network.shiftOf(Parameter.WEIGHTS_OUT));
        text.append("), .ALIASES(").append(network.aliases().size());
        text.append(")) dut(.*);\n\n");
        for (StateVariable state : STATES) {
            text.append("    reg signed [15:0] expected_")
                    .append(state.key())
                    .append("[0:T*")
                    .append(width(state))
                    .append("-1];\n");
        }
        memories.forEach((name, image) -> text.append("    reg [")
                .append(image.bits() - 1)
                .append(":0] image_")
                .append(name)
                .append("[0:")
                .append(image.values().length - 1)
                .append("];\n"));
        text.append("""

                    task differs(input [127:0] state, input readout, input integer neuron, input integer is, input integer wanted);
                        begin
                            failures = failures + 1;
                            if (failures <= 10)
                                if (readout)
                                    $display("step %0d: %0s of readout neuron %0d is %0d, expected %0d", step, state, neuron, is, wanted);
                                else
                                    $display("step %0d: %0s of hidden neuron %0d is %0d, expected %0d", step, state, neuron, is, wanted);
                        end
                    endtask

                    initial begin
                        $readmemh("images/input.hex", stimulus);
                """);
        for (StateVariable state : STATES) {
            text.append("        $readmemh(\"images/expected_")
                    .append(state.key())
                    .append(".hex\", expected_")
                    .append(state.key())
                    .append(");\n");
        }
        text.append("""
                        #5 clk = 1;
                        #5 clk = 0;
                        rst = 0;
                        for (step = 0; step < T; step = step + 1) begin
                            for (k = 0; k < NIN; k = k + 1) spikes_in[k*4+:4] = stimulus[step*NIN+k];
                            #5 clk = 1;
                            #5 clk = 0;
                """);
        for (StateVariable state : STATES) {
            compare(text, state);
        }
        text.append("        end\n");
        // A bit may be wrong in a memory that this input never reads.
        memories.forEach((name, image) -> {
            text.append("        $readmemh(\"images/")
                    .append(name)
                    .append(".hex\", image_")
                    .append(name)
                    .append(");\n");
            text.append("        sum = 0;\n        for (k = 0; k < ")
                    .append(image.values().length)
                    .append("; k = k + 1) sum = 31 * sum + image_")
                    .append(name)
                    .append("[k];\n");
            text.append("        if (sum !== 32'h")
                    .append(String.format("%08x", image.checksum()))
                    .append(") begin\n            failures = failures + 1;\n            $display(\"images/")
                    .append(name)
                    .append(".hex is not the memory that the states were computed with\");\n        end\n");
        });
        text.append("""
                        if (failures == 0) $display("PASS: %0d steps, every state of every neuron", T);
                        else $display("FAIL: %0d differences", failures);
                        $finish;
                    end
                endmodule
                """);
        return text.toString();
    }

    private static void define(StringBuilder text, String name, int value) {
        text.append("    localparam ").append(name).append(" = ").append(value).append(";\n");
    }

    private static String width(StateVariable state) {
        return isReadout(state) ? "NOUT" : "N";
    }

    private static boolean isReadout(StateVariable state) {
        return state == StateVariable.I_SYN_OUT
                || state == StateVariable.V_MEM_OUT
                || state == StateVariable.SPIKES_OUT;
    }

    private static void compare(StringBuilder text, StateVariable state) {
        int bits = state == StateVariable.SPIKES ? 5 : state == StateVariable.SPIKES_OUT ? 1 : 16;
        String value = state.key() + "[k*" + bits + "+:" + bits + "]";
        String read = state.isCount() ? value : "$signed(" + value + ")";
        String wanted = "expected_" + state.key() + "[step*" + width(state) + "+k]";
        // Unknown bits (x) are differences too.
        text.append("            for (k = 0; k < ")
                .append(width(state))
                .append("; k = k + 1)\n")
                .append("                if (")
                .append(value)
                .append(" !== ")
                .append(wanted)
                .append("[")
                .append(bits - 1)
                .append(":0])\n                    differs(\"")
                .append(state.key())
                .append("\", ")
                .append(isReadout(state) ? 1 : 0)
                .append(", k, ")
                .append(read)
                .append(", ")
                .append(wanted)
                .append(");\n");
    }
}
