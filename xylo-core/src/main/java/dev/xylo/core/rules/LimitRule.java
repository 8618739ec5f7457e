package dev.xylo.core.rules;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Limit;
import dev.xylo.core.chip.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every number that it measures must lie within the chip's limit for a resource: an error outside {@link Limit#holds}, a warning outside
 * {@link Limit#advises}.
 *
 * @param key name of the rule
 * @param resource whose limit
 * @param kind what kind of number
 * @param measure the numbers of a network
 * @param fix what would help
 */
record LimitRule(String key, Resource resource, Kind kind, Function<Design, Measurement> measure, String fix)
        implements DesignRule {

    /** What kind of number a rule looks at. */
    enum Kind {
        /** A count; it is the same for float and integer, and has headroom. */
        AMOUNT,
        /** A value that rounding alone brings to the chip. */
        ROUNDED,
        /** A value that only has its unit after quantization. Zero is zero at any scale, so a limit 0..0 holds before too. */
        SCALED
    }

    @Override
    public boolean existsOn(Chip chip) {
        return chip.limit(resource).isPresent();
    }

    @Override
    public List<Violation> check(Design design, Chip chip) {
        Optional<Limit> found = chip.limit(resource);
        if (found.isEmpty() || !measurable(design, found.get())) {
            return List.of();
        }
        Limit limit = found.get();
        Measurement measurement = measure.apply(design);
        List<Offender> errors = new ArrayList<>();
        List<Offender> warnings = new ArrayList<>();
        for (int i = 0; i < measurement.size(); i++) {
            double number = number(measurement, i);
            if (!limit.holds(number)) {
                errors.add(new Offender(measurement.where().apply(i), number));
            } else if (!limit.advises(number)) {
                warnings.add(new Offender(measurement.where().apply(i), number));
            }
        }
        List<Violation> violations = new ArrayList<>();
        if (!errors.isEmpty()) {
            violations.add(violation(Severity.ERROR, limit.min(), limit.max(), errors));
        }
        if (!warnings.isEmpty()) {
            violations.add(violation(Severity.WARNING, limit.advisedMin(), limit.advisedMax(), warnings));
        }
        return violations;
    }

    @Override
    public Optional<Usage> usage(Design design, Chip chip) {
        if (kind != Kind.AMOUNT) {
            return Optional.empty();
        }
        return chip.limit(resource).map(limit -> {
            Measurement measurement = measure.apply(design);
            int worst = 0;
            for (int i = 1; i < measurement.size(); i++) {
                worst = number(measurement, i) > number(measurement, worst) ? i : worst;
            }
            return new Usage(
                    key,
                    limit,
                    (long) number(measurement, worst),
                    measurement.where().apply(worst));
        });
    }

    private boolean measurable(Design design, Limit limit) {
        return kind != Kind.SCALED || design.isInteger() || limit.min() == 0 && limit.max() == 0;
    }

    private double number(Measurement measurement, int i) {
        double number = measurement.number().applyAsDouble(i);
        return kind == Kind.ROUNDED ? Math.rint(number) : number;
    }

    private Violation violation(Severity severity, int min, int max, List<Offender> offenders) {
        List<Offender> worst = offenders.stream()
                .sorted(Comparator.comparingDouble(
                        (Offender offender) -> -Math.max(min - offender.number(), offender.number() - max)))
                .limit(Violation.MAX_WORST)
                .toList();
        return new Violation(
                key, severity, worst.get(0).number(), min, max, resource.unit(), offenders.size(), worst, fix);
    }
}
