package dev.xylo.regress;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of what a chip would hold, whatever file it came from: two networks with one digest run alike. */
public final class NetworkDigest {
    private NetworkDigest() {}

    /**
     * Digest of a network: its sizes, every value of every parameter (a missing one counts as 0) and its aliases,
     * whose order does not matter to the chip.
     *
     * @param network the network
     * @return 64 hexadecimal digits
     */
    public static String of(XyloNetwork network) {
        MessageDigest digest = sha256();
        NetworkShape shape = network.shape();
        update(
                digest,
                shape.inputs(),
                shape.inputExpansion(),
                shape.hidden(),
                shape.outputExpansion(),
                shape.outputs(),
                shape.synapses());
        for (Parameter parameter : Parameter.values()) {
            digest.update(parameter.key().getBytes(StandardCharsets.UTF_8));
            update(digest, network.values(parameter));
        }
        for (Alias alias : sorted(network.aliases())) {
            update(digest, alias.source(), alias.target());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Digest of input spikes.
     *
     * @param samples the samples in order
     * @return 64 hexadecimal digits
     */
    public static String of(List<SpikeRaster> samples) {
        MessageDigest digest = sha256();
        for (SpikeRaster sample : samples) {
            update(digest, sample.steps(), sample.channels());
            int[] counts = new int[sample.channels()];
            for (int step = 0; step < sample.steps(); step++) {
                for (int channel = 0; channel < counts.length; channel++) {
                    counts[channel] = sample.count(step, channel);
                }
                update(digest, counts);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static List<Alias> sorted(List<Alias> aliases) {
        return aliases.stream()
                .sorted(Comparator.comparingInt(Alias::source).thenComparingInt(Alias::target))
                .toList();
    }

    private static void update(MessageDigest digest, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        digest.update(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
