package dev.xylo.study;

import dev.xylo.core.network.Parameter;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.study.engine.Firing;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.StudyTotals;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code scores.npz} holds, by name of a variant: {@code <name> (samples, classes)}, raw scores, on the chip in its units, of float
 * networks in theirs; {@code <name>_decision (samples,)}; and {@code <name>_scaled} where readouts have different scales, their raw scores
 * divided by them, in the float network's units.
 */
final class ScoreArrays {
    private ScoreArrays() {}

    static Map<String, NdArray> of(StudyProgram program, StudyTotals totals) {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        putOwn(arrays, program);
        for (int i = 0; i < totals.baselines().size(); i++) {
            put(arrays, program.baselines().get(i).name(), totals.baselines().get(i));
        }
        for (int cell = 0; cell < totals.chips().size(); cell++) {
            String name = program.cells().get(cell).name();
            Firing chip = totals.chips().get(cell).firing();
            put(arrays, name, chip);
            double[] scales = program.quantized(cell).scales(Parameter.THRESHOLD_OUT);
            if (program.decoding().decoder().readsStates()
                    && Arrays.stream(scales).distinct().count() > 1) {
                arrays.put(name + "_scaled", scores(chip, scales));
            }
        }
        return arrays;
    }

    private static void putOwn(Map<String, NdArray> arrays, StudyProgram program) {
        int[] decided = program.own();
        double[][] scores = program.data().annotations().scores();
        if (scores.length > 0) {
            double[] flat =
                    Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
            arrays.put(StudyProgram.OWN, NdArray.ofDoubles(flat, scores.length, scores[0].length));
        }
        if (decided.length > 0) {
            arrays.put(StudyProgram.OWN + "_decision", NdArray.ofInts(DType.INT32, decided, decided.length));
        }
    }

    private static void put(Map<String, NdArray> arrays, String name, Firing variant) {
        double[] one = new double[variant.classes()];
        Arrays.fill(one, 1);
        arrays.put(name, scores(variant, one));
        arrays.put(name + "_decision", NdArray.ofInts(DType.INT32, variant.decoded(), variant.samples()));
    }

    private static NdArray scores(Firing variant, double[] scales) {
        double[] scores = variant.scores();
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= scales[i % scales.length];
        }
        return NdArray.ofDoubles(scores, variant.samples(), variant.classes());
    }
}
