package dev.xylo.formats.network;

import dev.xylo.core.network.Alias;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Alias links as arrays: {@code alias_source[k] -> alias_target[k]}, or {@code aliases} with the targets of neuron k in row k. */
final class Aliases {
    /** Far above what any chip holds; an {@link Alias} takes more memory than its two numbers in a file. */
    private static final int MAX_ALIASES = 1 << 20;

    private Aliases() {}

    /**
     * Finds the aliases.
     *
     * @param arrays by key
     * @param ragged targets of neuron k in entry k, for formats that have lists of different lengths; null for others
     * @param hidden hidden neurons
     * @param origin the file
     */
    static List<Alias> read(Map<String, NdArray> arrays, List<NdArray> ragged, int hidden, Origin origin)
            throws FormatException {
        NdArray sources = arrays.get(Keys.ALIAS_SOURCE);
        NdArray targets = arrays.get(Keys.ALIAS_TARGET);
        NdArray rows = arrays.get(Keys.ALIASES);
        if ((rows != null || ragged != null) && (sources != null || targets != null)) {
            throw origin.at(Keys.ALIASES).error("is given beside alias_source, alias_target; one of the two is needed");
        }
        if (ragged != null) {
            return fromRagged(ragged, hidden, origin.at(Keys.ALIASES));
        }
        if (rows != null) {
            return fromRows(rows, hidden, origin.at(Keys.ALIASES));
        }
        if (sources == null && targets == null) {
            return List.of();
        }
        if (sources == null || targets == null) {
            String given = sources == null ? Keys.ALIAS_TARGET : Keys.ALIAS_SOURCE;
            throw origin.at(sources == null ? Keys.ALIAS_SOURCE : Keys.ALIAS_TARGET)
                    .error("is missing, but " + given + " is given; each alias needs both");
        }
        checkVector(sources, origin.at(Keys.ALIAS_SOURCE));
        checkVector(targets, origin.at(Keys.ALIAS_TARGET));
        if (sources.size() != targets.size()) {
            throw origin.at(Keys.ALIAS_TARGET)
                    .error("has " + targets.size() + " elements, but alias_source has " + sources.size());
        }
        List<Alias> aliases = new ArrayList<>(sources.size());
        for (int i = 0; i < sources.size(); i++) {
            aliases.add(new Alias(
                    neuron(sources, i, hidden, Keys.ALIAS_SOURCE + "[" + i + "]", origin),
                    neuron(targets, i, hidden, Keys.ALIAS_TARGET + "[" + i + "]", origin)));
        }
        return aliases;
    }

    static void write(List<Alias> aliases, Map<String, NdArray> arrays) {
        int[] sources = aliases.stream().mapToInt(Alias::source).toArray();
        int[] targets = aliases.stream().mapToInt(Alias::target).toArray();
        arrays.put(Keys.ALIAS_SOURCE, NdArray.ofInts(DType.INT32, sources, sources.length));
        arrays.put(Keys.ALIAS_TARGET, NdArray.ofInts(DType.INT32, targets, targets.length));
    }

    private static List<Alias> fromRagged(List<NdArray> rows, int hidden, Origin origin) throws FormatException {
        if (rows.size() > hidden) {
            throw origin.error("has " + rows.size() + " lists of targets, but there are " + hidden + " hidden neurons");
        }
        List<Alias> aliases = new ArrayList<>();
        for (int source = 0; source < rows.size(); source++) {
            NdArray targets = rows.get(source);
            if (aliases.size() + (long) targets.size() > MAX_ALIASES) {
                throw origin.error("has more than " + MAX_ALIASES + " targets");
            }
            for (int i = 0; i < targets.size(); i++) {
                String element = Keys.ALIASES + "[" + source + ", " + i + "]";
                aliases.add(new Alias(source, neuron(targets, i, hidden, element, origin)));
            }
        }
        return aliases;
    }

    /** A rectangular list of lists; {@code np.savez} makes an array of it. */
    private static List<Alias> fromRows(NdArray rows, int hidden, Origin origin) throws FormatException {
        if (rows.size() == 0) {
            return List.of();
        }
        if (rows.rank() != 2 || rows.shape()[0] > hidden || rows.size() > MAX_ALIASES) {
            throw origin.error("has shape " + Text.shape(rows.shape()) + "; needed is one row of targets for each of "
                    + hidden + " hidden neurons");
        }
        List<Alias> aliases = new ArrayList<>();
        int perRow = rows.shape()[1];
        for (int i = 0; i < rows.size(); i++) {
            aliases.add(new Alias(
                    i / perRow, neuron(rows, i, hidden, Text.element(Keys.ALIASES, rows.shape(), i), origin)));
        }
        return aliases;
    }

    private static void checkVector(NdArray array, Origin origin) throws FormatException {
        if (array.rank() != 1 || array.size() > MAX_ALIASES) {
            throw origin.error("has shape " + Text.shape(array.shape())
                    + "; needed is one dimension, one element per alias, at most " + MAX_ALIASES);
        }
    }

    private static int neuron(NdArray array, int flat, int hidden, String element, Origin origin)
            throws FormatException {
        if (!array.isWholeAt(flat) || array.longAt(flat) < 0 || array.longAt(flat) >= hidden) {
            throw origin.at(null)
                    .error(element + " is " + array.textAt(flat) + "; needed is the index of a hidden neuron, 0.."
                            + (hidden - 1));
        }
        return (int) array.longAt(flat);
    }
}
