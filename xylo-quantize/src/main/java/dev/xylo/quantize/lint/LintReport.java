package dev.xylo.quantize.lint;

import dev.xylo.quantize.QuantizationWarning;
import java.util.List;

/**
 * Where every parameter went.
 *
 * @param accounts one per parameter
 * @param totalLosses what nothing is left of, even where every value by itself is rounded as it should be
 */
public record LintReport(List<ParameterAccount> accounts, List<QuantizationWarning> totalLosses) {
    /** Copies. */
    public LintReport {
        accounts = List.copyOf(accounts);
        totalLosses = List.copyOf(totalLosses);
    }

    /**
     * Whether nothing was lost, flipped, wrapped, changed or added.
     *
     * @return false if any value has a fate that is an error, or there is a total loss
     */
    public boolean isClean() {
        return faulty().isEmpty() && totalLosses.isEmpty();
    }

    /**
     * Parameters with errors.
     *
     * @return unmodifiable
     */
    public List<ParameterAccount> faulty() {
        return accounts.stream()
                .filter(account -> account.fates().keySet().stream().anyMatch(Fate::isError))
                .toList();
    }

    /**
     * The account of a parameter.
     *
     * @param key such as {@code bias}, or {@code aliases}
     * @return the account
     * @throws IllegalArgumentException if neither network has it
     */
    public ParameterAccount account(String key) {
        return accounts.stream()
                .filter(account -> account.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("neither network has " + key));
    }

    /**
     * How many values have a fate, over all parameters.
     *
     * @param fate the fate
     * @return 0 or more
     */
    public int count(Fate fate) {
        return accounts.stream().mapToInt(account -> account.count(fate)).sum();
    }
}
