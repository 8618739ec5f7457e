package dev.xylo.study.results;

import dev.xylo.study.calibration.MixedWidths;
import dev.xylo.study.statistics.Proportion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A search for mixed widths as part of the document, with the front of those that no other step beats in bits and accuracy. */
final class MixedWidthsTable {
    private MixedWidthsTable() {}

    /**
     * The search.
     *
     * @param widths its steps
     * @param labels class of every sample, or of length 0
     * @param reference classes that the float reference decodes
     */
    static Map<String, Object> of(MixedWidths widths, int[] labels, int[] reference) {
        List<Proportion> measured = new ArrayList<>();
        for (MixedWidths.Point point : widths.points()) {
            int[] decoded = point.decoded();
            measured.add(new Proportion(equal(decoded, labels.length == 0 ? reference : labels), decoded.length));
        }
        List<Map<String, Object>> points = new ArrayList<>();
        for (int p = 0; p < measured.size(); p++) {
            MixedWidths.Point point = widths.points().get(p);
            Proportion accuracy = labels.length == 0 ? null : measured.get(p);
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("bits_input", point.widths().input());
            map.put("bits_recurrent", point.widths().recurrent());
            map.put("bits_output", point.widths().output());
            map.put("weight_bits", point.weightBits());
            map.put("count_error", point.countError());
            map.put("accuracy", accuracy == null ? null : (Double) accuracy.value());
            map.put("accuracy_lower_95", accuracy == null ? null : (Double) accuracy.lower());
            map.put("accuracy_upper_95", accuracy == null ? null : (Double) accuracy.upper());
            map.put("agreement", (double) equal(point.decoded(), reference) / reference.length);
            map.put("on_front", onFront(p, widths.points(), measured));
            points.add(map);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("method", "calibrated");
        map.put("points", points);
        return map;
    }

    private static boolean onFront(int index, List<MixedWidths.Point> points, List<Proportion> measured) {
        for (int other = 0; other < points.size(); other++) {
            long bits = points.get(other).weightBits() - points.get(index).weightBits();
            int more = measured.get(other).successes() - measured.get(index).successes();
            if (bits <= 0 && more >= 0 && (bits < 0 || more > 0)) {
                return false;
            }
        }
        return true;
    }

    private static int equal(int[] a, int[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return equal;
    }
}
