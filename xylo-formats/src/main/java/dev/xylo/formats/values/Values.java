package dev.xylo.formats.values;

import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers and texts out of plain values. */
public final class Values {
    private Values() {}

    /**
     * The one value in an array of objects, a list or an array that holds just one, as {@code np.save} wraps a dictionary.
     *
     * @param value a plain value
     * @return what is inside, else the value itself
     */
    public static Object unwrapped(Object value) {
        Object inside = value;
        while (inside instanceof ObjectArray array && array.items().size() == 1) {
            inside = array.items().get(0);
        }
        return inside;
    }

    /**
     * Numbers as an array: an array itself, a number, a truth value, or nested lists of these with equal lengths.
     *
     * @param value a plain value
     * @return integers if all are integers and fit 64 bits, else doubles; lists of arrays of one type keep it; empty if it holds anything
     *     else, is ragged, or too large for this Java heap
     */
    public static Optional<NdArray> array(Object value) {
        Object inside = unwrapped(value);
        if (inside instanceof NdArray array) {
            return Optional.of(array);
        }
        if (inside instanceof ObjectArray objects) {
            return array(objects.items())
                    .filter(array -> array.rank() + objects.shape().size() - 1 <= NdArray.MAX_RANK)
                    .map(array -> array.reshape(shape(objects.shape(), array.shape())));
        }
        return new Stacking().array(inside);
    }

    /**
     * Texts as a list.
     *
     * @param value a plain value
     * @return the texts of an array or a list of texts, flat; empty if it is anything else
     */
    public static Optional<List<String>> texts(Object value) {
        Object items = value instanceof ObjectArray array ? array.items() : value;
        if (!(items instanceof List<?> list) || list.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Object item : list) {
            if (!(item instanceof String text)) {
                return Optional.empty();
            }
            texts.add(text);
        }
        return Optional.of(texts);
    }

    /**
     * Says what a value is.
     *
     * @param value a plain value
     * @return a few words, such as {@code a list of 3}
     */
    public static String describe(Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean truth -> "a truth value";
            case Number number -> "a number";
            case String text -> "text";
            case byte[] bytes -> bytes.length + " bytes";
            case NdArray array -> array.dtype() + " " + Text.shape(array.shape());
            case ObjectArray array -> "an array of " + array.items().size() + " objects";
            case List<?> list -> "a list of " + list.size();
            case Map<?, ?> map -> "a dictionary of " + map.size();
            case Opaque opaque -> opaque.what();
            default -> value.getClass().getSimpleName();
        };
    }

    private static int[] shape(List<Integer> outer, int[] stacked) {
        int[] shape = new int[outer.size() + stacked.length - 1];
        for (int d = 0; d < outer.size(); d++) {
            shape[d] = outer.get(d);
        }
        System.arraycopy(stacked, 1, shape, outer.size(), stacked.length - 1);
        return shape;
    }

    /** A single number as an array. */
    static Optional<NdArray> scalar(Object value) {
        return switch (value) {
            case Long number -> Optional.of(NdArray.scalar(DType.INT64, number));
            case Double number -> Optional.of(NdArray.ofDoubles(new double[] {number}));
            case Boolean truth -> Optional.of(NdArray.scalar(DType.BOOL, truth ? 1 : 0));
            case BigInteger number -> Optional.of(NdArray.ofDoubles(new double[] {number.doubleValue()}));
            case null -> Optional.empty();
            default -> Optional.empty();
        };
    }
}
