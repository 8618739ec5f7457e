package dev.xylo.formats.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SpecificationTest {
    /** 2 inputs, 3 hidden neurons with 2 synapses, 1 readout; all parameters but bias and shifts, integers. */
    private static Map<String, NdArray> arrays() {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("weights_in", zeros(2, 3, 2));
        arrays.put("weights_rec", zeros(3, 3, 2));
        arrays.put("weights_out", zeros(3, 1));
        for (String key : List.of("threshold", "dash_mem", "dash_syn", "dash_syn_2")) {
            arrays.put(key, zeros(3));
        }
        for (String key : List.of("threshold_out", "dash_mem_out", "dash_syn_out")) {
            arrays.put(key, zeros(1));
        }
        return arrays;
    }

    private static NdArray zeros(int... shape) {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        return NdArray.ofInts(DType.INT32, new int[size], shape);
    }

    private static NdArray doubles(double... values) {
        return NdArray.ofDoubles(values, values.length);
    }

    private static NdArray ints(int... values) {
        return NdArray.ofInts(DType.INT32, values, values.length);
    }

    private static Specification read(Map<String, NdArray> arrays) throws FormatException {
        return Specification.fromArrays(Path.of("net.npz"), arrays);
    }

    private static Specification read(Consumer<Map<String, NdArray>> change) throws FormatException {
        Map<String, NdArray> arrays = arrays();
        change.accept(arrays);
        return read(arrays);
    }

    private static void assertRefused(Consumer<Map<String, NdArray>> change, String message) {
        assertThatThrownBy(() -> read(change))
                .isInstanceOf(FormatException.class)
                .hasMessage("net.npz: " + message);
    }

    @Test
    void aCompleteNetworkNeedsNoWarning() throws FormatException {
        Specification specification = read(arrays());
        assertThat(specification.warnings()).isEmpty();
        assertThat(specification.isInteger()).isTrue();
        assertThat(specification.shape()).isEqualTo(NetworkShape.of(2, 3, 1, 2));
        assertThat(specification).hasToString("integers, 2-3-1, 2 synapses");
        assertThat(specification.values(Parameter.BIAS)).isEmpty();
        assertThat(specification.toXyloNetwork().has(Parameter.BIAS)).isFalse();
    }

    @Test
    void missingInputOrOutputWeights() {
        assertRefused(
                arrays -> arrays.put("weight_in", arrays.remove("weights_in")),
                "weights_in: is missing (did you mean it by weight_in?); the file holds weights_rec, weights_out,"
                        + " threshold, dash_mem, dash_syn, dash_syn_2, threshold_out, dash_mem_out, dash_syn_out, weight_in");
        assertRefused(
                arrays -> {
                    arrays.clear();
                    arrays.put("weights_in", zeros(2, 3));
                },
                "weights_out: is missing; the file holds weights_in");
        assertRefused(Map::clear, "weights_in: is missing; the file holds nothing");
        assertRefused(
                arrays -> {
                    arrays.clear();
                    for (int i = 0; i < 22; i++) {
                        arrays.put("k\n" + i, zeros(1));
                    }
                },
                "weights_in: is missing; the file holds k\\u000a0, k\\u000a1, k\\u000a2, k\\u000a3, k\\u000a4,"
                        + " k\\u000a5, k\\u000a6, k\\u000a7, k\\u000a8, k\\u000a9, k\\u000a10, k\\u000a11, k\\u000a12,"
                        + " k\\u000a13, k\\u000a14, k\\u000a15, k\\u000a16, k\\u000a17, k\\u000a18, k\\u000a19 and 2 more");
    }

    @Test
    void shapesOfWeights() {
        assertRefused(
                arrays -> arrays.put("weights_in", zeros(6)),
                "weights_in: has shape (6,); needed is (Nin, Nien) or (Nin, Nien, S) with S = 1 or 2 synapses");
        assertRefused(
                arrays -> arrays.put("weights_in", zeros(2, 3, 3)),
                "weights_in: has shape (2, 3, 3); needed is (Nin, Nien) or (Nin, Nien, S) with S = 1 or 2 synapses");
        assertRefused(
                arrays -> arrays.put("weights_rec", zeros(3, 4, 2)),
                "weights_rec: has shape (3, 4, 2); needed is (N, N) or (N, N, S), as many rows as columns");
        assertRefused(
                arrays -> arrays.put("weights_rec", zeros(3, 3)),
                "weights_rec: has shape (3, 3), 1 synapse, but weights_in (2, 3, 2) has 2 synapses");
        assertRefused(
                arrays -> arrays.put("weights_rec", zeros(2, 2, 2)),
                "weights_in: has shape (2, 3, 2); its columns are hidden neurons, of which there are 2 (from weights_rec"
                        + " (2, 2, 2))");
        assertRefused(
                arrays -> arrays.put("weights_out", zeros(3, 1, 2)),
                "weights_out: has shape (3, 1, 2); needed is (Noen, Nout), as a readout neuron has 1 synapse");
        assertRefused(
                arrays -> arrays.put("weights_out", zeros(4, 1)),
                "weights_out: has shape (4, 1); its rows are hidden neurons, of which there are 3 (from weights_rec (3, 3, 2))");
        assertRefused(
                arrays -> arrays.put("weights_in", zeros(0, 3, 2)),
                "a network needs at least 1 input channel; weights_in has 0 rows");
        assertRefused(
                arrays -> arrays.put("weights_out", zeros(3, 0)),
                "a network needs at least 1 readout neuron; weights_out has 0 columns");
    }

    @Test
    void shapesOfTheOthers() {
        assertRefused(
                arrays -> arrays.put("threshold", zeros(4)),
                "threshold: has shape (4,); needed is (3,), one value per hidden neuron (from weights_rec (3, 3, 2)), or a"
                        + " single number for all");
        assertRefused(
                arrays -> arrays.put("bias_out", zeros(2)),
                "bias_out: has shape (2,); needed is (1,), one value per readout neuron (from the columns of weights_out),"
                        + " or a single number for all");
        assertRefused(
                arrays -> arrays.put("dash_mem", zeros(3, 2)),
                "dash_mem: has shape (3, 2); needed is (3,), one value per hidden neuron (from weights_rec (3, 3, 2)), or a"
                        + " single number for all");
        assertRefused(
                arrays -> arrays.put("weight_shift_in", zeros(3)),
                "weight_shift_in: has shape (3,); needed is a single number");
    }

    @Test
    void tooManyNeuronsForMissingRecurrentWeights() {
        assertRefused(
                arrays -> {
                    arrays.remove("weights_rec");
                    arrays.put("threshold", zeros(9000));
                },
                "weights_rec: would have shape (9000, 9000, 2), more than 67108864 values");
        assertRefused(
                arrays -> {
                    arrays.remove("weights_rec");
                    arrays.put("threshold", zeros(100_000));
                },
                "weights_rec would have 20000000000 values, too many");
    }

    @Test
    void oneSynapseWithAndWithoutItsAxis() throws FormatException {
        for (int[] in : new int[][] {{2, 3}, {2, 3, 1}}) {
            for (int[] rec : new int[][] {{3, 3}, {3, 3, 1}}) {
                Specification read = read(arrays -> {
                    arrays.put("weights_in", zeros(in));
                    arrays.put("weights_rec", zeros(rec));
                });
                boolean axis = in.length == 3 || rec.length == 3;
                assertThat(read.shape()).isEqualTo(new NetworkShape(2, 3, 3, 3, 1, 1, axis));
                assertThat(read.toArrays().get("weights_in").rank()).isEqualTo(axis ? 3 : 2);
                assertThat(read.toArrays().get("weights_rec").rank()).isEqualTo(axis ? 3 : 2);
            }
        }
        assertThat(read(arrays -> arrays.put("weights_out", zeros(3, 1, 1)))
                        .toArrays()
                        .get("weights_out")
                        .shape())
                .containsExactly(3, 1);
    }

    @Test
    void missingRecurrentWeightsCountAsZero() throws FormatException {
        Specification byColumns = read(arrays -> {
            arrays.remove("weights_rec");
            arrays.put("threshold", ints(5));
        });
        assertThat(byColumns.shape().hidden()).isEqualTo(3);
        assertThat(byColumns.toXyloNetwork().has(Parameter.WEIGHTS_REC)).isFalse();
        assertThat(byColumns.toArrays().get("weights_rec")).isEqualTo(NdArray.ofInts(DType.INT8, new int[18], 3, 3, 2));
        assertThat(byColumns.warnings())
                .containsExactly("weights_rec is missing: 0 is taken, no recurrent connections among 3 hidden neurons"
                        + " (from weights_in (2, 3, 2), as weights_rec is missing)");
        Specification byThreshold = Specification.fromArrays(
                null, Map.of("weights_in", zeros(2, 3), "weights_out", zeros(3, 1), "threshold", zeros(7)));
        assertThat(byThreshold.shape()).isEqualTo(new NetworkShape(2, 3, 7, 3, 1, 1, false));
    }

    @Test
    void whatIsMissingIsSaid() throws FormatException {
        Specification read = read(arrays -> arrays.keySet().removeIf(key -> !key.startsWith("weights")));
        assertThat(read.warnings())
                .containsExactly(
                        "threshold is missing: 0 is taken, Rockpool's default; every hidden neuron fires 31 spikes per step"
                                + " whenever its v_mem >= 0",
                        "threshold_out is missing: 0 is taken, Rockpool's default; every readout neuron fires 1 spike per"
                                + " step whenever its v_mem >= 0",
                        "dash_mem is missing: 0 is taken, Rockpool's default; v_mem of every hidden neuron decays to 0 in"
                                + " each step",
                        "dash_mem_out is missing: 0 is taken, Rockpool's default; v_mem of every readout neuron decays to 0"
                                + " in each step",
                        "dash_syn is missing: 0 is taken, Rockpool's default; the synaptic current of every hidden neuron"
                                + " decays to 0 in each step",
                        "dash_syn_2 is missing: 0 is taken, Rockpool's default; the synaptic current of every hidden neuron"
                                + " decays to 0 in each step",
                        "dash_syn_out is missing: 0 is taken, Rockpool's default; the synaptic current of every readout"
                                + " neuron decays to 0 in each step");
        assertThat(read(arrays -> {
                            arrays.remove("dash_syn_2");
                            arrays.put("weights_in", zeros(2, 3));
                            arrays.put("weights_rec", zeros(3, 3));
                        })
                        .warnings())
                .isEmpty();
    }

    @Test
    void aSingleNumberStandsForAllNeurons() throws FormatException {
        Specification read = read(arrays -> {
            arrays.put("threshold", NdArray.scalar(DType.UINT16, 700));
            arrays.put("dash_mem", ints(4));
        });
        assertThat(read.warnings()).isEmpty();
        assertThat(read.toXyloNetwork().values(Parameter.THRESHOLD)).containsExactly(700, 700, 700);
        assertThat(read.toXyloNetwork().values(Parameter.DASH_MEM)).containsExactly(4, 4, 4);
    }

    @Test
    void biasHiddenIsBias() throws FormatException {
        assertThat(read(arrays -> arrays.put("bias_hidden", ints(1, 2, 3)))
                        .toXyloNetwork()
                        .values(Parameter.BIAS))
                .containsExactly(1, 2, 3);
        Specification both = read(arrays -> {
            arrays.put("bias_hidden", ints(1, 2, 3));
            arrays.put("bias", doubles(1, 2, 3));
        });
        assertThat(both.warnings()).isEmpty();
        assertRefused(
                arrays -> {
                    arrays.put("bias_hidden", ints(1, 2, 3));
                    arrays.put("bias", ints(1, 2, 4));
                },
                "bias_hidden: is another name of bias; both are given, with different values");
    }

    @Test
    void dashesFromTimeConstants() throws FormatException {
        Consumer<Map<String, NdArray>> taus = arrays -> {
            arrays.keySet().removeIf(key -> key.startsWith("dash"));
            arrays.put("tau_mem", doubles(0.002, 0.016, 0.0005));
            arrays.put("tau_syn", doubles(0.02));
            arrays.put("tau_syn_2", doubles(0.001, 0.002, 0.004));
            arrays.put("tau_mem_out", doubles(0.008));
            arrays.put("tau_syn_out", doubles(0.004));
            arrays.put("dt", NdArray.ofDoubles(new double[] {0.001}));
        };
        Specification read = read(taus);
        assertThat(read.warnings()).isEmpty();
        assertThat(read.isInteger()).isFalse();
        assertThat(read.toFloatNetwork().values(Parameter.DASH_MEM))
                .containsExactly(1.0, Math.log(0.016 / 0.001) / Math.log(2), -1.0);
        assertThat(read.toFloatNetwork().value(Parameter.DASH_SYN, 2)).isEqualTo(Math.log(20.0) / Math.log(2));
        assertThatThrownBy(read::toXyloNetwork)
                .isInstanceOf(FormatException.class)
                .hasMessage("net.npz: dash_mem[2] is -1; the chip holds 0..15 there");
        assertRefused(
                taus.andThen(arrays -> arrays.remove("dt")),
                "dt: is missing; dash_mem is to be derived from tau_mem, which needs it: say the time step in seconds, such as"
                        + " --dt 0.001");
        assertRefused(
                taus.andThen(arrays -> arrays.put("dt", doubles(1, 2))),
                "dt: has shape (2,); needed is a single number");
        assertRefused(
                taus.andThen(arrays -> arrays.put("dt", doubles(-0.001))),
                "dt: is -0.001; a time step must be positive and finite");
        assertRefused(
                taus.andThen(arrays -> arrays.put("tau_syn_2", doubles(1, Double.NaN, 1))),
                "tau_syn_2[1] is NaN; a time constant must be positive and finite");
        assertRefused(
                taus.andThen(arrays -> arrays.put("tau_mem", doubles(1, 1))),
                "tau_mem: has shape (2,); needed is (3,), one value per hidden neuron (from weights_rec (3, 3, 2)), or a"
                        + " single number for all");
        assertThat(read(arrays -> arrays.put("tau_mem", doubles(Double.NaN))).isInteger())
                .as("ignored where the dash is given")
                .isTrue();
    }

    @Test
    void aliasesAsPairs() throws FormatException {
        Specification read = read(arrays -> {
            arrays.put("alias_source", ints(0, 2, 0));
            arrays.put("alias_target", doubles(1, 2, 2));
        });
        assertThat(read.aliases()).containsExactly(new Alias(0, 1), new Alias(2, 2), new Alias(0, 2));
        assertRefused(
                arrays -> arrays.put("alias_source", ints(0)),
                "alias_target: is missing, but alias_source is given; each alias needs both");
        assertRefused(
                arrays -> {
                    arrays.put("alias_source", ints(0));
                    arrays.put("alias_target", ints(0, 1));
                },
                "alias_target: has 2 elements, but alias_source has 1");
        assertRefused(
                arrays -> {
                    arrays.put("alias_source", ints(0, 3));
                    arrays.put("alias_target", ints(0, 1));
                },
                "alias_source[1] is 3; needed is the index of a hidden neuron, 0..2");
        assertRefused(
                arrays -> {
                    arrays.put("alias_source", ints(0));
                    arrays.put("alias_target", doubles(0.5));
                },
                "alias_target[0] is 0.5; needed is the index of a hidden neuron, 0..2");
        assertRefused(
                arrays -> {
                    arrays.put("alias_source", zeros(1, 1));
                    arrays.put("alias_target", ints(0));
                },
                "alias_source: has shape (1, 1); needed is one dimension, one element per alias, at most 1048576");
    }

    @Test
    void aliasesAsRows() throws FormatException {
        assertThat(read(arrays -> arrays.put("aliases", NdArray.ofInts(DType.INT64, new int[] {1, 0, 2}, 3, 1)))
                        .aliases())
                .containsExactly(new Alias(0, 1), new Alias(1, 0), new Alias(2, 2));
        assertThat(read(arrays -> arrays.put("aliases", NdArray.ofDoubles(new double[0], 3, 0)))
                        .aliases())
                .isEmpty();
        assertRefused(
                arrays -> arrays.put("aliases", NdArray.ofInts(DType.INT64, new int[] {1, -1, 2}, 3, 1)),
                "aliases[1, 0] is -1; needed is the index of a hidden neuron, 0..2");
        assertRefused(
                arrays -> arrays.put("aliases", zeros(4, 1)),
                "aliases: has shape (4, 1); needed is one row of targets for each of 3 hidden neurons");
        assertRefused(
                arrays -> {
                    arrays.put("aliases", zeros(3, 1));
                    arrays.put("alias_source", zeros(0));
                },
                "aliases: is given beside alias_source, alias_target; one of the two is needed");
    }

    @Test
    void unknownKeysAreNamedOthersTolerated() throws FormatException {
        Specification read = read(arrays -> {
            for (String key : List.of("input", "label", "lengths", "dt", "tau_x", "max_spikes", "expected_x")) {
                arrays.put(key, doubles(Double.NaN));
            }
            arrays.put("weights_ot", zeros(1));
            arrays.put("Bias", zeros(1));
            arrays.put("mapped_graph\u001b", zeros(1));
        });
        assertThat(read.warnings())
                .containsExactly(
                        "weights_ot (did you mean weights_out?), Bias (did you mean bias?), mapped_graph\\u001b are not known"
                                + " and ignored");
        Specification many = read(arrays -> {
            for (int i = 0; i < 100; i++) {
                arrays.put("unknown key " + i, zeros(1));
            }
        });
        assertThat(many.warnings())
                .hasSize(1)
                .allMatch(line -> line.endsWith(" and 95 more are not known and ignored"));
    }

    @Test
    void valuesThatTheChipCannotHold() {
        assertXyloRefused(
                arrays -> arrays.put("weights_in", withLast(DType.INT32, 128, 2, 3, 2)),
                "weights_in[1, 2, 1] is 128; the chip holds -128..127 there");
        assertXyloRefused(
                arrays -> arrays.put("weights_rec", withLast(DType.INT64, Long.MIN_VALUE, 3, 3, 2)),
                "weights_rec[2, 2, 1] is -9223372036854775808; the chip holds -128..127 there");
        assertXyloRefused(
                arrays -> arrays.put("threshold", ints(0, -1, 0)), "threshold[1] is -1; the chip holds 0..32767 there");
        assertXyloRefused(
                arrays -> arrays.put("dash_mem", doubles(1, 2.5, 3)),
                "dash_mem[1] is 2.5; the chip holds whole numbers");
        assertXyloRefused(
                arrays -> arrays.put("bias", doubles(1, 2, Double.NaN)),
                "bias[2] is NaN; the chip holds whole numbers");
        assertXyloRefused(
                arrays -> arrays.put("bias", doubles(1e300, 2, 3)),
                "bias[0] is 1.0E300; the chip holds -32768..32767 there");
        assertXyloRefused(
                arrays -> arrays.put("weight_shift_out", NdArray.scalar(DType.INT64, 9)),
                "weight_shift_out is 9; the chip holds 0..8 there");
    }

    private static void assertXyloRefused(Consumer<Map<String, NdArray>> change, String message) {
        assertThatThrownBy(() -> read(change).toXyloNetwork())
                .isInstanceOf(FormatException.class)
                .hasMessage("net.npz: " + message);
    }

    private static NdArray withLast(DType type, long value, int... shape) {
        long[] values = new long[zeros(shape).size()];
        values[values.length - 1] = value;
        return NdArray.ofLongs(type, values, shape);
    }

    @Test
    void valuesThatNoNetworkCanHave() {
        assertThatThrownBy(() -> read(arrays -> arrays.put("bias", doubles(1, Double.NaN, 2)))
                        .toFloatNetwork())
                .isInstanceOf(FormatException.class)
                .hasMessage("net.npz: bias[1] is NaN; it must be finite");
        assertThatThrownBy(() -> read(arrays -> arrays.put("threshold_out", doubles(-0.5)))
                        .toFloatNetwork())
                .isInstanceOf(FormatException.class)
                .hasMessage("net.npz: threshold_out[0] is -0.5; a threshold must not be negative");
        assertThatThrownBy(() -> read(arrays -> arrays.put("weight_shift_in", doubles(1.5)))
                        .toFloatNetwork())
                .isInstanceOf(FormatException.class)
                .hasMessage("net.npz: weight_shift_in is 1.5; the chip holds whole numbers");
    }

    @Test
    void wholeFloatsMakeAnIntegerNetworkOnDemand() throws FormatException {
        Specification read = read(arrays -> {
            arrays.put("weights_out", NdArray.ofDoubles(new double[] {3, -0.0, -128}, 3, 1));
            arrays.put("threshold", doubles(1, 2, 3));
        });
        assertThat(read.isInteger()).isFalse();
        assertThat(read.toXyloNetwork().values(Parameter.WEIGHTS_OUT)).containsExactly(3, 0, -128);
        assertThat(read(arrays -> arrays.put("threshold", doubles(1, 2, 3))).isInteger())
                .as("only weights decide by type")
                .isTrue();
        assertThat(read(arrays -> arrays.put("threshold", doubles(1, 2.5, 3))).isInteger())
                .isFalse();
    }

    @Test
    void shiftsAreTakenIntoFloatWeights() throws FormatException {
        Specification floats = read(arrays -> {
            arrays.put("weights_out", NdArray.ofDoubles(new double[] {0.75, -1, 0}, 3, 1));
            arrays.put("weight_shift_out", ints(2));
            arrays.put("weight_shift_in", ints(0));
        });
        assertThat(floats.toFloatNetwork().values(Parameter.WEIGHTS_OUT)).containsExactly(3, -4, 0);
        assertThat(floats.warnings())
                .containsExactly(
                        "weight_shift_out is 2, but the network is not integer: the weights are taken times 4");
        assertThat(floats.toArrays().get("weight_shift_out")).isEqualTo(NdArray.scalar(DType.INT64, 2));
        Specification integers = read(arrays -> {
            arrays.put("weights_out", NdArray.ofInts(DType.INT8, new int[] {3, -1, 0}, 3, 1));
            arrays.put("weight_shift_out", ints(2));
        });
        assertThat(integers.warnings()).isEmpty();
        assertThat(integers.toFloatNetwork().values(Parameter.WEIGHTS_OUT)).containsExactly(12, -4, 0);
    }

    @Test
    void arraysHaveTheUsualTypesOrTheNextThatFits() throws FormatException {
        Map<String, NdArray> usual = read(arrays -> {
                    arrays.put("bias", ints(0, 0, 0));
                    arrays.put("weight_shift_in", doubles(1));
                })
                .toArrays();
        Map<String, String> types = new HashMap<>();
        usual.forEach((key, array) -> types.put(key, array.toString()));
        assertThat(types)
                .containsEntry("weights_in", "int8 (2, 3, 2)")
                .containsEntry("weights_out", "int8 (3, 1)")
                .containsEntry("threshold", "int16 (3,)")
                .containsEntry("dash_mem", "uint8 (3,)")
                .containsEntry("bias", "int16 (3,)")
                .containsEntry("weight_shift_in", "int64 ()")
                .containsEntry("alias_source", "int32 (0,)")
                .containsEntry("alias_target", "int32 (0,)")
                .doesNotContainKey("bias_out");
        Map<String, NdArray> wide = read(arrays -> {
                    arrays.put("weights_in", withLast(DType.INT64, 128, 2, 3, 2));
                    arrays.put("threshold", ints(0, 0, 32768));
                    arrays.put("dash_mem", ints(0, 0, -1));
                    arrays.put("dash_syn", ints(0, 0, 256));
                    arrays.put("bias", withLast(DType.INT64, Long.MIN_VALUE, 3));
                })
                .toArrays();
        assertThat(wide.get("weights_in").dtype()).isEqualTo(DType.INT16);
        assertThat(wide.get("threshold").dtype()).isEqualTo(DType.INT32);
        assertThat(wide.get("dash_mem").dtype()).isEqualTo(DType.INT8);
        assertThat(wide.get("dash_syn").dtype()).isEqualTo(DType.INT16);
        assertThat(wide.get("bias").dtype()).isEqualTo(DType.INT64);
        assertThat(read(arrays -> arrays.put("weights_out", NdArray.ofFloats(new float[3], 3, 1)))
                        .toArrays()
                        .values())
                .allMatch(array -> array.dtype() == DType.FLOAT64 || array.dtype() == DType.INT32);
    }

    @Test
    void integersOfTheProgramsOwnAreChecked() {
        NetworkShape shape = NetworkShape.of(1, 1, 1, 1);
        assertThatThrownBy(() -> Specification.ofIntegers(shape, Map.of(Parameter.WEIGHTS_IN, new long[2]), List.of()))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("weights_in has 2 values, but the network's shape (1-1-1, 1 synapse) needs 1");
        assertThatThrownBy(() -> Specification.ofIntegers(shape, Map.of(Parameter.WEIGHTS_IN, new long[1]), List.of()))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("weights_out is missing");
    }
}
