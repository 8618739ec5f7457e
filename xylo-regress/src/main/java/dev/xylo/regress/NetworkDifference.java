package dev.xylo.regress;

import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.util.ArrayList;
import java.util.List;

/** In what two networks differ; a changed parameter is the usual cause of changed states. */
public final class NetworkDifference {
    private static final int MOST_NAMED = 3;

    private NetworkDifference() {}

    /**
     * The difference in one line.
     *
     * @param a one network
     * @param b the other
     * @return such as {@code weights_in[0, 3, 0] is 12, there 13; and 4 more parameters}; empty if they run alike
     */
    public static String of(XyloNetwork a, XyloNetwork b) {
        if (!a.shape().toString().equals(b.shape().toString())
                || a.shape().inputExpansion() != b.shape().inputExpansion()
                || a.shape().outputExpansion() != b.shape().outputExpansion()) {
            return "the network is " + b.shape() + ", there " + a.shape();
        }
        List<String> named = new ArrayList<>();
        long differing = 0;
        for (Parameter parameter : Parameter.values()) {
            for (int i = 0; i < a.shape().size(parameter); i++) {
                if (a.value(parameter, i) != b.value(parameter, i)) {
                    differing++;
                    if (named.size() < MOST_NAMED) {
                        named.add(b.shape().element(parameter, i) + " is " + b.value(parameter, i) + ", there "
                                + a.value(parameter, i));
                    }
                }
            }
        }
        if (!NetworkDigest.sorted(a.aliases()).equals(NetworkDigest.sorted(b.aliases()))) {
            named.add("the aliases differ");
        }
        long unnamed = differing - Math.min(differing, MOST_NAMED);
        return String.join("; ", named) + (unnamed == 0 ? "" : "; and " + unnamed + " more parameters");
    }
}
