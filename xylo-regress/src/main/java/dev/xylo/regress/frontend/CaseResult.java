package dev.xylo.regress.frontend;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stages of a case, as arrays of the smallest type that holds them. */
final class CaseResult {
    private static final DType[] TYPES = {DType.INT8, DType.INT16, DType.INT32, DType.INT64};

    private final Map<String, NdArray> stages = new LinkedHashMap<>();
    private final Map<Corner, String> warnings = new LinkedHashMap<>();

    void put(String key, NdArray array) {
        stages.put(key, array);
    }

    void integers(String key, long[] values, int... shape) {
        put(key, array(values, shape));
    }

    /** A recorded signal, (T, ...); nothing if there was none. */
    void signal(String key, Recording recording, String name) {
        recording.signal(name).ifPresent(signal -> put(key, array(signal)));
    }

    void warnings(Recording recording) {
        recording.warnings().forEach(warnings::putIfAbsent);
    }

    Map<String, NdArray> stages() {
        return stages;
    }

    Map<Corner, String> warnings() {
        return warnings;
    }

    static NdArray array(Signal signal, int... leading) {
        int[] item = signal.itemShape();
        int[] before = leading.length == 0 ? new int[] {signal.steps()} : leading;
        int[] shape = Arrays.copyOf(before, before.length + item.length);
        System.arraycopy(item, 0, shape, before.length, item.length);
        return signal.isInteger() ? array(signal.integers(), shape) : NdArray.ofDoubles(signal.reals(), shape);
    }

    static NdArray array(long[] values, int... shape) {
        DType type = Arrays.stream(TYPES)
                .filter(candidate -> Arrays.stream(values).allMatch(candidate::holds))
                .findFirst()
                .orElseThrow();
        return NdArray.ofLongs(type, values, shape);
    }
}
