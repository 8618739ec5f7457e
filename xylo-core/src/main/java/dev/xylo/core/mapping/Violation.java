package dev.xylo.core.mapping;

/**
 * One way in which a graph does not fit.
 *
 * @param rule what it breaks
 * @param node name of the node that breaks it, or of the graph's part that the rule is about
 * @param message what is wrong with it and what would help, one line
 */
public record Violation(MappingRule rule, String node, String message) {
    @Override
    public String toString() {
        return node + ": " + message + " [" + rule.key() + "]";
    }
}
