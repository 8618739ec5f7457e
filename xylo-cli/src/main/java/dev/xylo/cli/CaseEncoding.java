package dev.xylo.cli;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.regress.frontend.CaseKind;
import dev.xylo.regress.frontend.FrontEndCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Runs a recorded case and writes its stages under their names there.
 *
 * @param file the case
 * @param kind its kind, or null to tell by its keys
 */
record CaseEncoding(Path file, CaseKind kind) {
    private static final String ALL = "all";

    int run(Path output, List<String> record, CommandLine command) throws IOException {
        FrontEndCase result;
        try {
            result = FrontEndCase.run(file, Optional.ofNullable(kind));
        } catch (FrontEndException e) {
            throw new FormatException(file, null, e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new FormatException(file, null, String.valueOf(e.getMessage()), e);
        }
        Map<String, NdArray> chosen = chosen(result.stages(), record);
        Npz.write(output, chosen);
        result.warnings()
                .forEach((corner, message) -> command.getErr().println("warning: " + corner.key() + ": " + message));
        command.getOut()
                .printf(
                        "wrote %s: %s of %s%n",
                        output,
                        String.join(", ", chosen.keySet()),
                        result.kind().key());
        return 0;
    }

    private Map<String, NdArray> chosen(Map<String, NdArray> stages, List<String> record) throws FormatException {
        if (record.contains(ALL)) {
            return stages;
        }
        List<String> names = new ArrayList<>(stages.keySet());
        if (record.isEmpty()) {
            String last = names.get(names.size() - 1);
            return Map.of(last, stages.get(last));
        }
        Map<String, NdArray> chosen = new LinkedHashMap<>();
        for (String wanted : record) {
            List<String> fitting = names.stream()
                    .filter(name -> name.equals(wanted)
                            || name.replaceFirst("^s\\d\\d_", "").equals(wanted))
                    .toList();
            if (fitting.isEmpty()) {
                throw new FormatException(
                        file, null, "has no stage '" + wanted + "'; its stages are " + String.join(", ", names));
            }
            fitting.forEach(name -> chosen.put(name, stages.get(name)));
        }
        return chosen;
    }
}
