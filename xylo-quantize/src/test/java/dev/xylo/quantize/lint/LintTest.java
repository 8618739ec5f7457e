package dev.xylo.quantize.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.Design;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faulty networks are made the way that published tools make them, and found; sound ones are not accused. */
class LintTest {
    private static final QuantizationOptions CORRECTED = QuantizationOptions.DEFAULT.with(Compat.CORRECTED);

    private static FloatNetwork network(int hidden, int synapses, double thresholdOut, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NetworkShape shape = NetworkShape.of(6, hidden, 3, synapses);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() != Parameter.Kind.WEIGHT_SHIFT) {
                double[] array = new double[shape.size(parameter)];
                for (int i = 0; i < array.length; i++) {
                    array[i] = switch (parameter.kind()) {
                        case WEIGHT -> random.nextDouble() < 0.3 ? 0 : random.nextDouble(-0.5, 0.5);
                        case THRESHOLD -> parameter.ofReadout() ? thresholdOut : 0.8 + random.nextDouble();
                        case BIAS -> random.nextDouble(-0.3, 0.3);
                        case DASH -> 1 + random.nextInt(5);
                        case WEIGHT_SHIFT -> 0;
                    };
                }
                values.put(parameter, array);
            }
        }
        return FloatNetwork.of(shape, values, List.of(new Alias(3, 0), new Alias(1, 4)));
    }

    private static Map<Parameter, long[]> integers(QuantizationResult result) {
        Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
        result.parameters().forEach(parameter -> integers.put(parameter, result.integers(parameter)));
        return integers;
    }

    private static Map<Parameter, long[]> quantized(FloatNetwork network, String method, QuantizationOptions options) {
        return integers(Quantizers.byMethod(method).quantize(network, options));
    }

    private static LintReport lint(FloatNetwork network, Map<Parameter, long[]> integers) {
        return Lint.compare(network, Design.ofIntegers(network.shape(), integers, network.aliases()));
    }

    private static String text(LintReport report) {
        return String.join("\n", LintText.lines(report));
    }

    @ParameterizedTest
    @CsvSource({
        "global, 8, 1",
        "global, 6, 2",
        "global, 4, 1",
        "channel, 8, 2",
        "channel, 6, 1",
        "channel, 4, 2",
        "channel, 3, 1"
    })
    void findsNothingInASoundQuantization(String method, int bits, int synapses) {
        for (long seed = 1; seed <= 10; seed++) {
            FloatNetwork network = network(20, synapses, 1, seed);
            LintReport report = lint(network, quantized(network, method, CORRECTED.withBits(bits, 16)));
            assertThat(report.isClean())
                    .as("seed " + seed + "\n" + text(report))
                    .isTrue();
            assertThat(report.count(Fate.RESCALED))
                    .as("seed " + seed + "\n" + text(report))
                    .isZero();
            assertThat(report.count(Fate.CLIPPED))
                    .as("seed " + seed + "\n" + text(report))
                    .isZero();
            assertThat(LintText.verdict(report)).contains("nothing is lost");
        }
    }

    @Test
    void aScaledCopyIsKept() {
        FloatNetwork network = network(20, 1, 1, 3);
        Map<Parameter, long[]> integers = quantized(network, "global", CORRECTED);
        Map<Parameter, double[]> same = new EnumMap<>(Parameter.class);
        integers.forEach((p, array) -> same.put(
                p,
                Arrays.stream(array)
                        .mapToDouble(v -> p.kind() == Parameter.Kind.DASH ? v : v / 64.0)
                        .toArray()));
        FloatNetwork floats = FloatNetwork.of(network.shape(), same, network.aliases());
        LintReport report = lint(floats, integers);
        assertThat(report.count(Fate.ROUNDED)).as(text(report)).isLessThan(5);
        assertThat(report.isClean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"global", "channel"})
    void findsADroppedHiddenBias(String method) {
        FloatNetwork network = network(20, 2, 1, 1);
        Map<Parameter, long[]> integers = quantized(network, method, CORRECTED);
        integers.remove(Parameter.BIAS);
        LintReport report = lint(network, integers);
        assertThat(report.faulty()).extracting(ParameterAccount::key).containsExactly("bias");
        assertThat(report.account("bias").count(Fate.LOST)).isGreaterThan(17);
        assertThat(text(report)).contains("error: bias: ", " lost: bias[");
    }

    @ParameterizedTest
    @CsvSource({"global", "channel"})
    void findsADroppedSecondSynapse(String method) {
        FloatNetwork network = network(20, 2, 1, 2);
        Map<Parameter, long[]> integers = quantized(network, method, CORRECTED);
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC)) {
            long[] both = integers.get(weights);
            long[] first = new long[both.length / 2];
            Arrays.setAll(first, i -> both[2 * i]);
            integers.put(weights, first);
        }
        integers.remove(Parameter.DASH_SYN_2);
        NetworkShape shape = new NetworkShape(6, 20, 20, 20, 3, 1, true);
        LintReport report = Lint.compare(network, Design.ofIntegers(shape, integers, network.aliases()));
        assertThat(report.faulty())
                .extracting(ParameterAccount::key)
                .containsExactly("weights_in", "weights_rec", "dash_syn_2");
        assertThat(report.account("weights_in").count(Fate.LOST)).isBetween(60, 120);
        assertThat(report.account("weights_in").examples().get(Fate.LOST).get(0).where())
                .endsWith(", 1]");
    }

    @ParameterizedTest
    @CsvSource({"global", "channel"})
    void findsTruncatedRows(String method) {
        FloatNetwork network = network(20, 1, 1, 3);
        Map<Parameter, long[]> integers = quantized(network, method, CORRECTED);
        long[] in = integers.get(Parameter.WEIGHTS_IN);
        long[] cutIn = new long[6 * 12];
        Arrays.setAll(cutIn, i -> in[i / 12 * 20 + i % 12]);
        integers.put(Parameter.WEIGHTS_IN, cutIn);
        integers.put(Parameter.WEIGHTS_OUT, Arrays.copyOfRange(integers.get(Parameter.WEIGHTS_OUT), 8 * 3, 60));
        NetworkShape shape = new NetworkShape(6, 12, 20, 12, 3, 1, false);
        LintReport report = Lint.compare(network, Design.ofIntegers(shape, integers, network.aliases()));
        assertThat(report.faulty()).extracting(ParameterAccount::key).containsExactly("weights_in", "weights_out");
        assertThat(report.account("weights_out")
                        .examples()
                        .get(Fate.LOST)
                        .get(0)
                        .where())
                .startsWith("weights_out[0, ");
        assertThat(report.account("weights_in").count(Fate.LOST)).isGreaterThan(20);
        assertThat(report.account("weights_in").count(Fate.CHANGED)).isZero();
    }

    @Test
    void findsALostAliasToNeuron0() {
        FloatNetwork network = network(20, 1, 1, 4);
        Map<Parameter, long[]> integers = quantized(network, "global", CORRECTED);
        List<Alias> truthy = new ArrayList<>(network.aliases());
        truthy.removeIf(alias -> alias.target() == 0);
        LintReport report = Lint.compare(network, Design.ofIntegers(network.shape(), integers, truthy));
        assertThat(report.faulty()).extracting(ParameterAccount::key).containsExactly("aliases");
        assertThat(text(report)).contains("error: aliases: 1 lost: alias of hidden neuron 3 to 0");
        List<Alias> moved = List.of(new Alias(3, 1), new Alias(1, 4), new Alias(7, 8));
        ParameterAccount aliases = Lint.compare(network, Design.ofIntegers(network.shape(), integers, moved))
                .account("aliases");
        assertThat(aliases.count(Fate.MOVED)).isEqualTo(1);
        assertThat(aliases.count(Fate.ADDED)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"global", "channel"})
    void findsWrappedInt8(String method) {
        FloatNetwork network = network(20, 2, 1, 5);
        Map<Parameter, long[]> integers = quantized(
                network,
                method,
                QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_3_1_0).withBits(9, 16));
        int wrapped = 0;
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.WEIGHTS_OUT)) {
            long[] array = integers.get(weights);
            for (int i = 0; i < array.length; i++) {
                wrapped += array[i] != (byte) array[i] ? 1 : 0;
                array[i] = (byte) array[i];
            }
        }
        LintReport report = lint(network, integers);
        assertThat(wrapped).isPositive();
        assertThat(report.count(Fate.WRAPPED)).as(text(report)).isEqualTo(wrapped);
        assertThat(report.count(Fate.CHANGED) + report.count(Fate.LOST) + report.count(Fate.FLIPPED))
                .isZero();
    }

    @Test
    void findsABiasLeftUnscaled() {
        FloatNetwork network = network(20, 1, 1, 6);
        Map<Parameter, long[]> integers =
                quantized(network, "channel", QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_3_1_0));
        LintReport dropped = lint(network, integers);
        assertThat(dropped.account("bias").count(Fate.LOST)).as(text(dropped)).isGreaterThan(17);

        Map<Parameter, double[]> large = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                large.put(parameter, network.values(parameter));
            }
        }
        large.put(
                Parameter.BIAS,
                Arrays.stream(network.values(Parameter.BIAS)).map(b -> 40 * b).toArray());
        FloatNetwork floats = FloatNetwork.of(network.shape(), large, network.aliases());
        LintReport report =
                lint(floats, quantized(floats, "channel", QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_3_1_0)));
        assertThat(report.account("bias").count(Fate.RESCALED)).as(text(report)).isGreaterThan(15);
        assertThat(text(report)).contains("not scaled");
    }

    @Test
    void findsRescaledRecurrentWeights() {
        FloatNetwork network = network(20, 2, 400, 7);
        LintReport report =
                lint(network, quantized(network, "global", QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_3_1_0)));
        ParameterAccount recurrent = report.account("weights_rec");
        assertThat(recurrent.count(Fate.RESCALED)).as(text(report)).isGreaterThan(300);
        assertThat(recurrent.factor()).isBetween(0.1, 0.9);
        assertThat(report.account("weights_in").count(Fate.RESCALED)).isZero();
        assertThat(text(report)).contains("warning: weights_rec: ", "rescaled by 0.");
    }

    @Test
    void findsFlippedAndMoved() {
        FloatNetwork network = network(20, 1, 1, 8);
        Map<Parameter, long[]> integers = quantized(network, "channel", CORRECTED);
        long[] in = integers.get(Parameter.WEIGHTS_IN);
        int strong = 0;
        while (Math.abs(in[strong]) < 40) {
            strong++;
        }
        in[strong] = -in[strong];
        long[] out = integers.get(Parameter.WEIGHTS_OUT);
        long[] swapped = out.clone();
        System.arraycopy(out, 0, swapped, 9, 3);
        System.arraycopy(out, 9, swapped, 0, 3);
        integers.put(Parameter.WEIGHTS_OUT, swapped);
        LintReport report = lint(network, integers);
        assertThat(report.account("weights_in").count(Fate.FLIPPED)).isEqualTo(1);
        assertThat(report.account("weights_out").count(Fate.MOVED))
                .as(text(report))
                .isPositive();
        assertThat(report.account("weights_out").count(Fate.CHANGED)).isZero();
    }

    @Test
    void aWeightShiftIsTakenIn() {
        FloatNetwork network = network(20, 1, 1, 9);
        Map<Parameter, long[]> integers = quantized(network, "global", CORRECTED.withBits(6, 16));
        for (Parameter parameter : List.of(Parameter.THRESHOLD, Parameter.BIAS)) {
            integers.put(
                    parameter,
                    Arrays.stream(integers.get(parameter)).map(v -> v << 3).toArray());
        }
        integers.put(Parameter.WEIGHT_SHIFT_IN, new long[] {3});
        integers.put(Parameter.WEIGHT_SHIFT_REC, new long[] {3});
        LintReport report = lint(network, integers);
        assertThat(report.account("weights_in").count(Fate.RESCALED))
                .as(text(report))
                .isZero();
        assertThat(report.account("weights_rec").count(Fate.CHANGED))
                .as(text(report))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "5, 2", "4, 1", "3, 2"})
    void whatAMethodChoosesTogetherIsNoErrorButALossIs(int bits, int synapses) {
        for (long seed = 1; seed <= 5; seed++) {
            FloatNetwork network = network(20, synapses, 1, seed);
            Map<Parameter, long[]> integers = quantized(network, "optimal", CORRECTED.withBits(bits, 16));
            assertThat(compensated(network, integers).isClean())
                    .as("seed %s%n%s", seed, text(compensated(network, integers)))
                    .isTrue();
            integers.put(Parameter.BIAS, new long[network.shape().hidden()]);
            assertThat(compensated(network, integers).account("bias").count(Fate.LOST))
                    .isPositive();
        }
    }

    private static LintReport compensated(FloatNetwork network, Map<Parameter, long[]> integers) {
        return Lint.compare(network, Design.ofIntegers(network.shape(), integers, network.aliases()), true);
    }
}
