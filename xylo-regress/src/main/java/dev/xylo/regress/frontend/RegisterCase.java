package dev.xylo.regress.frontend;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.frontend.audio3.FilterBank;
import dev.xylo.frontend.audio3.Normalization;
import dev.xylo.frontend.audio3.Registers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cases of Audio 3's register words: all filters, a selection, the normalization. */
final class RegisterCase implements CaseRunner {
    @Override
    public void run(CaseArrays in, CaseResult out) throws FormatException {
        put(out, "s01_all_", Registers.of(FilterBank.ALL));
        put(out, "s01_subset_", Registers.of(new FilterBank(in.numbers("p_select_subset", List.of()))));
        long[] thresholds = in.longs("p_thr");
        long[] eps = in.longs("p_eps");
        long[] lowPass = in.longs("p_lp");
        long[] b1 = in.longs("p_b1");
        long[] b2 = in.longs("p_b2");
        List<Normalization> channels = new ArrayList<>();
        for (int c = 0; c < thresholds.length; c++) {
            if (c >= eps.length || c >= lowPass.length || c >= b1.length || c >= b2.length) {
                throw in.error("p_thr", "has " + thresholds.length + " channels, the others fewer");
            }
            channels.add(
                    new Normalization(true, (int) b1[c], (int) b2[c], (int) lowPass[c], (int) eps[c], thresholds[c]));
        }
        put(out, "s02_", Registers.of(channels));
    }

    private static void put(CaseResult out, String prefix, Map<String, Long> words) {
        words.forEach((name, word) -> out.put(prefix + name, NdArray.scalar(DType.INT64, word)));
    }
}
