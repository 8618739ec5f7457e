package dev.xylo.regress.frontend;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.frontend.Corner;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * What running a recorded case gave.
 *
 * @param kind kind of the case
 * @param stages every stage under the name that recorded cases use, in order; integers of the smallest type that holds them
 * @param warnings corners of the reference that the signal met
 */
public record FrontEndCase(CaseKind kind, Map<String, NdArray> stages, Map<Corner, String> warnings) {
    /** The one parameter that is text. */
    private static final String MODE = "p_mode";

    /** Copies. */
    public FrontEndCase {
        stages = Collections.unmodifiableMap(stages);
        warnings = Collections.unmodifiableMap(warnings);
    }

    /**
     * Whether a file has the layout of a case.
     *
     * @param file an NPZ file
     * @return whether it holds inputs {@code in_*}
     * @throws FormatException if it cannot be read
     */
    public static boolean isCase(Path file) throws FormatException {
        return Npz.keys(file).stream().anyMatch(key -> key.startsWith("in_"));
    }

    /**
     * Reads and runs a case.
     *
     * @param file NPZ with {@code p_*} and {@code in_*}; everything else is ignored
     * @param kind its kind; empty to tell by its keys
     * @return all stages
     * @throws FormatException if it cannot be read, or its kind cannot be told
     * @throws dev.xylo.frontend.FrontEndException if a value leaves a stage's range
     */
    public static FrontEndCase run(Path file, Optional<CaseKind> kind) throws FormatException {
        CaseKind known = kind.isPresent()
                ? kind.get()
                : CaseKind.ofKeys(new HashSet<>(Npz.keys(file)))
                        .orElseThrow(() -> new FormatException(
                                file, null, "holds no inputs (in_*) of a known kind; kinds are " + CaseKind.names()));
        Map<String, NdArray> arrays =
                Npz.read(file, key -> key.startsWith("in_") || key.startsWith("p_") && !key.equals(MODE));
        Optional<String> mode = Npz.text(file, MODE);
        CaseResult result = new CaseResult();
        known.runner().run(new CaseArrays(file, arrays, mode), result);
        return new FrontEndCase(known, result.stages(), result.warnings());
    }
}
