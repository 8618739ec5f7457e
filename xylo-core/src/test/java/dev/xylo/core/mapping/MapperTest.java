package dev.xylo.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Resource;
import dev.xylo.core.graph.InputNode;
import dev.xylo.core.graph.InvalidGraphException;
import dev.xylo.core.graph.LayerGraph;
import dev.xylo.core.graph.NeuronNode;
import dev.xylo.core.graph.OutputNode;
import dev.xylo.core.graph.WeightNode;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MapperTest {
    private static final double DT = 1e-3;

    private static NeuronNode neurons(String name, int size, double value) {
        return NeuronNode.of(name, DT, filled(size, 4 * DT), filled(size, 2 * DT), filled(size, value));
    }

    private static WeightNode weights(String name, int sources, int targets, double value) {
        return WeightNode.of(name, sources, targets, filled(sources * targets, value));
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }

    /** input - w1 - lif1 - w2 - lif2 - output. */
    private static LayerGraph.Builder small() {
        return LayerGraph.builder()
                .add(new InputNode("in", 2), weights("w1", 2, 3, 0.5), neurons("lif1", 3, 1), weights("w2", 3, 2, 0.25))
                .add(neurons("lif2", 2, 2), new OutputNode("out", 2))
                .connect("in", "w1", "lif1", "w2", "lif2", "out");
    }

    @Test
    void oneHiddenLayerThatIsInputAndOutputExpansion() {
        Mapping mapping = Mapper.map(small().add(weights("rec", 3, 3, -1))
                .connect("lif1", "rec", "lif1")
                .build());
        FloatNetwork network = mapping.network();
        assertThat(network.shape()).hasToString("2-3-2, 1 synapse");
        assertThat(network.shape().inputExpansion()).isEqualTo(3);
        assertThat(network.shape().outputExpansion()).isEqualTo(3);
        assertThat(network.values(Parameter.WEIGHTS_IN)).containsOnly(0.5);
        assertThat(network.values(Parameter.WEIGHTS_REC)).containsOnly(-1);
        assertThat(network.values(Parameter.WEIGHTS_OUT)).containsOnly(0.25);
        assertThat(network.values(Parameter.THRESHOLD)).containsOnly(1);
        assertThat(network.values(Parameter.THRESHOLD_OUT)).containsOnly(2);
        assertThat(network.values(Parameter.DASH_MEM)).containsOnly(2);
        assertThat(network.values(Parameter.DASH_SYN_OUT)).containsOnly(1);
        assertThat(network.has(Parameter.BIAS)).isFalse();
        assertThat(mapping.placements())
                .extracting(Placement::toString)
                .containsExactly("lif1: hidden 0..2, receives input, reaches the readout", "lif2: readout 0..1");
    }

    /** Layers in a row, in any order: input expansion first, output expansion last, what is neither between them. */
    @Test
    void severalLayersInARow() {
        LayerGraph graph = LayerGraph.builder()
                .add(new InputNode("in", 2), new OutputNode("out", 1), neurons("last", 4, 4), neurons("middle", 3, 3))
                .add(neurons("first", 2, 2), neurons("read", 1, 9))
                .add(weights("a", 2, 2, 1), weights("b", 2, 3, 2), weights("c", 3, 4, 3), weights("d", 4, 1, 4))
                .connect("in", "a", "first", "b", "middle", "c", "last", "d", "read", "out")
                .build();
        Mapping mapping = Mapper.map(graph);
        FloatNetwork network = mapping.network();
        assertThat(mapping.placements()).extracting(Placement::node).containsExactly("first", "middle", "last", "read");
        assertThat(network.shape().inputExpansion()).isEqualTo(2);
        assertThat(network.shape().outputExpansion()).isEqualTo(4);
        assertThat(network.values(Parameter.THRESHOLD)).containsExactly(2, 2, 3, 3, 3, 4, 4, 4, 4);
        for (int source = 0; source < 9; source++) {
            for (int target = 0; target < 9; target++) {
                double expected =
                        source < 2 && target >= 2 && target < 5 ? 2 : source >= 2 && source < 5 && target >= 5 ? 3 : 0;
                assertThat(network.value(Parameter.WEIGHTS_REC, source * 9 + target))
                        .isEqualTo(expected);
            }
        }
        assertThat(network.values(Parameter.WEIGHTS_OUT)).containsExactly(4, 4, 4, 4);
    }

    /** A residual connection by weights beside the layer, and one by alias. */
    @Test
    void residualConnectionsAndAliases() {
        LayerGraph graph = LayerGraph.builder()
                .add(new InputNode("in", 1), new OutputNode("out", 1), neurons("late", 2, 1), neurons("early", 2, 1))
                .add(neurons("read", 1, 1), weights("a", 1, 2, 1), weights("b", 2, 2, 2), weights("d", 2, 1, 4))
                .connect("in", "a", "early", "b", "late", "d", "read", "out")
                .connect("early", "d")
                .alias("early", "late")
                .build();
        Mapping mapping = Mapper.map(graph);
        FloatNetwork network = mapping.network();
        assertThat(mapping.placements()).extracting(Placement::node).containsExactly("early", "late", "read");
        assertThat(network.shape().outputExpansion()).isEqualTo(4);
        assertThat(network.values(Parameter.WEIGHTS_OUT)).containsExactly(4, 4, 4, 4);
        assertThat(network.aliases()).containsExactly(new Alias(0, 2), new Alias(1, 3));
    }

    /** Layers that are neither input nor output expansion meet one that is both: they lie within the cheaper reach. */
    @Test
    void coversWhatIsNeitherByTheCheaperReach() {
        LayerGraph.Builder builder = small();
        builder.add(neurons("side", 5, 1), weights("to", 3, 5, 1), weights("back", 5, 3, 1))
                .connect("lif1", "to", "side", "back", "lif1");
        FloatNetwork network = Mapper.map(builder.build()).network();
        assertThat(network.shape().inputExpansion() + network.shape().outputExpansion())
                .isEqualTo(11);
        assertThat(network.shape().hidden()).isEqualTo(8);
    }

    @Test
    void twoSynapsesParallelWeightsAndBiases() {
        NeuronNode two =
                neurons("lif1", 3, 1).withSecondSynapse(filled(3, 8 * DT)).withBias(new double[] {0, 0, 0.5});
        LayerGraph graph = LayerGraph.builder()
                .add(new InputNode("in", 2), weights("w1", 2, 3, 1), weights("w1b", 2, 3, 2), two)
                .add(weights("w2", 3, 2, 1), neurons("lif2", 2, 1), new OutputNode("out", 2), weights("w1c", 2, 3, 4))
                .connect("in", "w1", "lif1", "w2", "lif2", "out")
                .connect("in", "w1b")
                .connect("w1b", "lif1", 1)
                .connect("in", "w1c", "lif1")
                .build();
        FloatNetwork network = Mapper.map(graph).network();
        assertThat(network.values(Parameter.WEIGHTS_IN)).containsExactly(5, 2, 5, 2, 5, 2, 5, 2, 5, 2, 5, 2);
        assertThat(network.values(Parameter.DASH_SYN_2)).containsOnly(3);
        assertThat(network.values(Parameter.BIAS)).containsExactly(0, 0, 0.5);
        assertThat(network.has(Parameter.BIAS_OUT)).isFalse();
    }

    @Test
    void dashIsExactAtPowersOfTwo() {
        for (int k = 0; k <= 40; k++) {
            assertThat(Dash.of(Math.scalb(DT, k), DT)).isEqualTo(k);
            assertThat(Dash.tau(k, DT)).isEqualTo(Math.scalb(DT, k));
        }
        assertThat(Dash.of(20e-3, 1e-3))
                .isEqualTo(Math.log(20) / Math.log(2), org.assertj.core.data.Offset.offset(1e-15));
    }

    @Test
    void outputsAreNeurons() {
        violates(
                MappingRule.OUTPUTS_ARE_NEURONS,
                "w3",
                small().add(weights("w3", 3, 2, 1), new OutputNode("out2", 2)).connect("lif1", "w3", "out2"));
    }

    @Test
    void firstModuleIsAWeight() {
        violates(
                MappingRule.FIRST_MODULE_IS_A_WEIGHT,
                "lif0",
                small().add(neurons("lif0", 2, 1), weights("w0", 2, 3, 1)).connect("in", "lif0", "w0", "lif1"));
    }

    @Test
    void neuronsReadWeights() {
        violates(
                MappingRule.NEURONS_READ_WEIGHTS,
                "lif3",
                small().add(neurons("lif3", 3, 1)).connect("lif1", "lif3", "w2"));
    }

    @Test
    void noConsecutiveWeights() {
        violates(
                MappingRule.NO_CONSECUTIVE_WEIGHTS,
                "b",
                small().add(weights("a", 2, 4, 1), weights("b", 4, 3, 1)).connect("in", "a", "b", "lif1"));
    }

    @Test
    void noWeightBiases() {
        violates(
                MappingRule.NO_WEIGHT_BIASES,
                "b",
                small().add(weights("b", 2, 3, 1).withBias(new double[] {0, 0, 1}))
                        .connect("in", "b", "lif1"));
    }

    @Test
    void sameDt() {
        NeuronNode other = NeuronNode.of("slow", 2 * DT, filled(3, 1), filled(3, 1), filled(3, 1));
        violates(
                MappingRule.SAME_DT,
                "slow",
                small().add(other, weights("a", 2, 3, 1), weights("b", 3, 2, 1))
                        .connect("in", "a", "slow", "b", "lif2"));
    }

    @Test
    void outputNotRecurrent() {
        violates(
                MappingRule.OUTPUT_NOT_RECURRENT,
                "lif2",
                small().add(weights("rec", 2, 2, 1)).connect("lif2", "rec", "lif2"));
    }

    @Test
    void twoNeuronLayers() {
        violates(
                MappingRule.TWO_NEURON_LAYERS,
                "lif2",
                LayerGraph.builder()
                        .add(new InputNode("in", 2), new OutputNode("out", 2), neurons("lif2", 2, 1))
                        .connect("lif2", "out"));
    }

    @Test
    void connected() {
        violates(MappingRule.CONNECTED, "in2", small().add(new InputNode("in2", 1)));
        violates(
                MappingRule.CONNECTED, "w9", small().add(weights("w9", 2, 3, 1)).connect("in", "w9"));
    }

    @Test
    void readoutReadsHidden() {
        violates(
                MappingRule.READOUT_READS_HIDDEN,
                "lif2",
                small().add(weights("skip", 2, 2, 1)).connect("in", "skip", "lif2"));
    }

    @Test
    void readoutHasOneSynapse() {
        LayerGraph.Builder builder = LayerGraph.builder()
                .add(new InputNode("in", 2), weights("w1", 2, 3, 0.5), neurons("lif1", 3, 1), weights("w2", 3, 2, 0.25))
                .add(neurons("lif2", 2, 2).withSecondSynapse(filled(2, 1)), new OutputNode("out", 2))
                .connect("in", "w1", "lif1", "w2", "lif2", "out");
        violates(MappingRule.READOUT_HAS_ONE_SYNAPSE, "lif2", builder);
    }

    @Test
    void aliasesJoinHidden() {
        violates(MappingRule.ALIASES_JOIN_HIDDEN, "lif1", small().alias("lif1", "lif1"));
    }

    /** One hidden layer that is both input and output expansion, on every chip: as large as its reach, and one neuron more. */
    @Test
    void fitsEveryChipThatHasRoom() {
        for (Chip chip : Chip.all()) {
            int most = Math.min(chip.most(Resource.HIDDEN, 0), chip.most(Resource.INPUT_REACH, 1 << 20));
            FloatNetwork network = Mapper.map(oneLayer(most), chip).network();
            assertThat(network.shape().inputExpansion()).as(chip.key()).isEqualTo(most);
            assertThat(network.shape().outputExpansion()).as(chip.key()).isEqualTo(most);
            assertThatThrownBy(() -> Mapper.map(oneLayer(most + 1), chip))
                    .isInstanceOfSatisfying(
                            MappingException.class,
                            e -> assertThat(e.violations())
                                    .extracting(Violation::rule)
                                    .containsOnly(MappingRule.FITS_THE_CHIP));
        }
        assertThatThrownBy(() -> Mapper.map(oneLayer(129), Chip.ofKey("audio3")))
                .hasMessageContaining("needs 129 hidden neurons in reach of the input; Xylo Audio 3 has 128");
    }

    private static LayerGraph oneLayer(int size) {
        return LayerGraph.builder()
                .add(new InputNode("in", 2), weights("w1", 2, size, 1), neurons("lif1", size, 1))
                .add(weights("w2", size, 2, 1), neurons("lif2", 2, 2), new OutputNode("out", 2))
                .connect("in", "w1", "lif1", "w2", "lif2", "out")
                .build();
    }

    @Test
    void graphsThatCannotBe() {
        assertThatThrownBy(() -> small().connect("lif1", "nobody"))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage("edge lif1 -> nobody: there is no node nobody; there are in, w1, lif1, w2, lif2, out");
        assertThatThrownBy(() -> small().connect("in", "w2"))
                .hasMessage("edge in -> w2: in gives 2 values, w2 takes 3");
        assertThatThrownBy(() -> small().connect("lif1", "w2")).hasMessage("edge lif1 -> w2 is given twice");
        assertThatThrownBy(() -> small().add(new InputNode("w1", 1))).hasMessage("two nodes have the name w1");
        assertThatThrownBy(() -> neurons("x", 2, Double.NaN)).hasMessage("x: threshold[0] is NaN; it must be finite");
    }

    /** Exactly this rule, by this node. */
    private static void violates(MappingRule rule, String node, LayerGraph.Builder builder) {
        assertThatThrownBy(() -> Mapper.map(builder.build())).isInstanceOfSatisfying(MappingException.class, e -> {
            assertThat(e.violations().stream().map(Violation::rule).collect(Collectors.toSet()))
                    .as(e.getMessage())
                    .containsExactly(rule);
            assertThat(e.violations()).extracting(Violation::node).contains(node);
            assertThat(e.getMessage()).contains(node + ": ").doesNotContain("\n");
        });
    }
}
