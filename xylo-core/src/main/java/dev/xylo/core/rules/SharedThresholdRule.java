package dev.xylo.core.rules;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Limit;
import dev.xylo.core.chip.Resource;
import dev.xylo.core.network.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Readout neurons that share one threshold in the chip must have the same: an error within its groups, a warning within the advised ones. */
final class SharedThresholdRule implements DesignRule {
    private static final String FIX =
            "give the readout neurons one threshold: scale each one's output weights with its threshold, or quantize with 'global'";

    @Override
    public String key() {
        return "shared-output-thresholds";
    }

    @Override
    public boolean existsOn(Chip chip) {
        return chip.limit(Resource.OUTPUTS_PER_THRESHOLD).isPresent();
    }

    @Override
    public List<Violation> check(Design design, Chip chip) {
        Optional<Limit> limit = chip.limit(Resource.OUTPUTS_PER_THRESHOLD);
        if (limit.isEmpty() || !design.isInteger()) {
            return List.of();
        }
        Set<Integer> errors = unequal(design, limit.get().max());
        Set<Integer> warnings = unequal(design, limit.get().advisedMax());
        warnings.removeAll(errors);
        List<Violation> violations = new ArrayList<>();
        addTo(violations, design, Severity.ERROR, limit.get().max(), errors);
        addTo(violations, design, Severity.WARNING, limit.get().advisedMax(), warnings);
        return violations;
    }

    /** Readout neurons whose threshold is not that of the first one of their group. */
    private static Set<Integer> unequal(Design design, int group) {
        Set<Integer> unequal = new LinkedHashSet<>();
        for (int j = 0; j < design.shape().outputs(); j++) {
            if (threshold(design, j) != threshold(design, j - j % group)) {
                unequal.add(j);
            }
        }
        return unequal;
    }

    private static void addTo(
            List<Violation> violations, Design design, Severity severity, int group, Set<Integer> unequal) {
        if (unequal.isEmpty()) {
            return;
        }
        List<Offender> offenders = unequal.stream()
                .limit(Violation.MAX_WORST)
                .map(j -> new Offender("readout neuron " + j + " must equal " + (j - j % group), threshold(design, j)))
                .toList();
        long different = unequal.stream()
                .map(j -> j - j % group)
                .distinct()
                .mapToLong(first -> distinct(design, first, group))
                .max()
                .orElse(1);
        violations.add(new Violation(
                "shared-output-thresholds",
                severity,
                different,
                1,
                1,
                "different thresholds in " + group + " readout neurons",
                unequal.size(),
                offenders,
                FIX));
    }

    private static long distinct(Design design, int first, int group) {
        return IntStream.range(first, Math.min(first + group, design.shape().outputs()))
                .mapToDouble(j -> threshold(design, j))
                .distinct()
                .count();
    }

    private static double threshold(Design design, int readout) {
        return design.value(Parameter.THRESHOLD_OUT, readout);
    }
}
