package dev.xylo.cli;

import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import java.io.PrintWriter;
import java.util.List;

/** Prints warnings the same way everywhere. */
final class Warnings {
    private Warnings() {}

    /** Of a quantization; which integers were kept is a note. */
    static void print(PrintWriter err, QuantizationResult result) {
        for (QuantizationWarning warning : result.warnings()) {
            boolean note = warning.kind() == QuantizationWarning.Kind.CHOSEN;
            err.println((note ? "note: " : "warning: ") + warning.message());
        }
    }

    static void print(PrintWriter err, List<String> warnings) {
        warnings.forEach(warning -> err.println("warning: " + warning));
    }
}
