package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a number, or lists of numbers nested to any depth, as an array. One use.
 *
 * <p>Integers if every number was written as one (no fraction, no exponent) and fits 64 bits, else doubles.
 */
final class JsonNumbers {
    /** As many as any parameter may have. */
    private static final int MAX_VALUES = 1 << 26;

    private static final int LONGEST_NUMBER = 40;

    private final JsonParser parser;
    private final Origin origin;

    /** Length of the lists at each depth, once the first of them has ended; -1 before. */
    private final int[] lengths = new int[NdArray.MAX_RANK];
    /** Elements so far of the list that is open at each depth. */
    private final int[] counts = new int[NdArray.MAX_RANK];
    /** Lists that are open. */
    private int depth;
    /** Depth at which the numbers stand; -1 until the first number or empty list. */
    private int leafDepth = -1;

    private long[] longs = new long[16];
    private double[] doubles;
    private int size;

    private JsonNumbers(JsonParser parser, Origin origin) {
        this.parser = parser;
        this.origin = origin;
        Arrays.fill(lengths, -1);
    }

    /**
     * Reads the value at which the parser stands.
     *
     * @param parser at the value's first token; at its last one afterwards
     * @param origin file and key
     * @return the array; its rank is the depth of the lists
     * @throws FormatException if it is something else, or ragged; the message names the position
     */
    static NdArray read(JsonParser parser, Origin origin) throws FormatException {
        return new JsonNumbers(parser, origin).read();
    }

    private NdArray read() throws FormatException {
        JsonToken token = parser.currentToken();
        while (true) {
            switch (token) {
                case START_ARRAY -> open();
                case END_ARRAY -> close();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token);
                default -> throw error("is " + describe(token) + "; a number is needed");
            }
            if (depth == 0) {
                return array();
            }
            token = parser.nextToken();
            if (token == null) {
                throw error("does not end");
            }
        }
    }

    private void open() throws FormatException {
        if (depth == leafDepth) {
            throw error("is a list; a number is needed, as before (ragged lists make no array)");
        }
        if (depth == NdArray.MAX_RANK) {
            throw error("is nested deeper than " + NdArray.MAX_RANK + " lists");
        }
        counts[depth++] = 0;
    }

    private void close() throws FormatException {
        int ended = depth - 1;
        if (counts[ended] == 0) {
            leaf();
        }
        if (lengths[ended] < 0) {
            lengths[ended] = counts[ended];
        } else if (lengths[ended] != counts[ended]) {
            depth = ended;
            throw error("has " + counts[ended] + " elements; " + lengths[ended]
                    + " are needed, as before (ragged lists make no array)");
        }
        depth = ended;
        countElement();
    }

    private void number(JsonToken token) throws FormatException {
        leaf();
        if (size == MAX_VALUES) {
            throw origin.error("has more than " + MAX_VALUES + " numbers");
        }
        if (token == JsonToken.VALUE_NUMBER_INT && doubles == null && fitsLong()) {
            if (size == longs.length) {
                longs = Arrays.copyOf(longs, 2 * size);
            }
            longs[size++] = parser.getLongValue();
        } else {
            double value = parser.getDoubleValue();
            if (!Double.isFinite(value)) {
                throw error("is " + Text.clean(parser.getString(), LONGEST_NUMBER) + "; it must be finite");
            }
            toDoubles();
            doubles[size++] = value;
        }
        countElement();
    }

    private boolean fitsLong() {
        JsonParser.NumberType type = parser.getNumberType();
        return type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG;
    }

    /** Makes room for one more double; the integers so far become doubles. */
    private void toDoubles() {
        if (doubles == null) {
            doubles = new double[longs.length];
            for (int i = 0; i < size; i++) {
                doubles[i] = longs[i];
            }
            longs = null;
        }
        if (size == doubles.length) {
            doubles = Arrays.copyOf(doubles, 2 * size);
        }
    }

    /** Numbers, and empty lists in their stead, all stand at one depth. */
    private void leaf() throws FormatException {
        if (leafDepth < 0) {
            leafDepth = depth;
        } else if (leafDepth != depth) {
            throw error("is not a list; one is needed, as before (ragged lists make no array)");
        }
    }

    private void countElement() {
        if (depth > 0) {
            counts[depth - 1]++;
        }
    }

    private NdArray array() {
        int[] shape = Arrays.copyOf(lengths, Math.max(leafDepth, 0));
        return doubles == null
                ? NdArray.ofLongs(DType.INT64, Arrays.copyOf(longs, size), shape)
                : NdArray.ofDoubles(Arrays.copyOf(doubles, size), shape);
    }

    private String describe(JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> "null";
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_STRING -> "the text \"" + Text.clean(parser.getString(), LONGEST_NUMBER) + "\"";
            default -> "an object";
        };
    }

    /** Names the element that is being read. */
    private FormatException error(String reason) {
        if (depth == 0) {
            return origin.error(reason);
        }
        StringBuilder element = new StringBuilder(Text.name(origin.key())).append('[');
        for (int d = 0; d < depth; d++) {
            element.append(d == 0 ? "" : ", ").append(counts[d]);
        }
        return origin.at(null).error(element.append("] ").append(reason).toString());
    }
}
