package dev.xylo.core.rules;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.Alias;
import java.util.List;
import java.util.function.Predicate;

/**
 * An alias must not point in a certain direction, on any chip.
 *
 * @param key name of the rule
 * @param severity how bad it is
 * @param wrong which aliases violate it
 * @param unit what violates it
 * @param fix what would help
 */
record AliasDirectionRule(String key, Severity severity, Predicate<Alias> wrong, String unit, String fix)
        implements DesignRule {
    @Override
    public boolean existsOn(Chip chip) {
        return true;
    }

    @Override
    public List<Violation> check(Design design, Chip chip) {
        List<Offender> offenders = design.aliases().stream()
                .filter(wrong)
                .map(alias -> new Offender("alias from hidden neuron " + alias.source() + " to", alias.target()))
                .toList();
        if (offenders.isEmpty()) {
            return List.of();
        }
        return List.of(new Violation(
                key,
                severity,
                offenders.size(),
                0,
                0,
                unit,
                offenders.size(),
                offenders.stream().limit(Violation.MAX_WORST).toList(),
                fix));
    }
}
