package dev.xylo.cli;

import dev.xylo.sim.decode.Decoders;
import dev.xylo.sim.decode.Decoding;
import java.util.List;
import picocli.CommandLine.Option;

/** How runs become answers. */
final class DecodeOptions {
    @Option(
            names = "--decode",
            paramLabel = "DECODER",
            converter = DecoderChoice.class,
            description =
                    "What the answer is read from: count (most output spikes), first-spike, vmem-mean, vmem-max, vmem-last, isyn-mean,"
                            + " isyn-max, isyn-last (of the readouts), or hidden-count. The largest wins, ties go to the lowest"
                            + " index. Default: count.")
    String decode;

    @Option(
            names = "--from",
            paramLabel = "STEP",
            description = "First step, from 0, that the decoder looks at. Default: 0.")
    Integer from;

    @Option(
            names = "--hidden-readouts",
            split = ",",
            paramLabel = "INDEX",
            description = "For hidden-count: the hidden neurons that stand for the classes, from 0.")
    List<Integer> hidden = List.of();

    /** Whether anything was said. */
    boolean given() {
        return decode != null || from != null || !hidden.isEmpty();
    }

    /**
     * What was said.
     *
     * @throws IllegalArgumentException if it does not go together
     */
    Decoding decoding() {
        return new Decoding(decode == null ? Decoders.DEFAULT : decode, from == null ? 0 : from, hidden);
    }

    static final class DecoderChoice extends Choice<String> {
        DecoderChoice() {
            super("decoder", Decoders.names(), name -> name);
        }
    }
}
