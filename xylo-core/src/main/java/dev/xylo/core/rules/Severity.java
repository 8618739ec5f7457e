package dev.xylo.core.rules;

/** How bad a finding is. */
public enum Severity {
    /** The chip cannot hold it. */
    ERROR("error"),
    /** It fits, but sources disagree or parts of the tool chain do not take it. */
    WARNING("warning");

    private final String key;

    Severity(String key) {
        this.key = key;
    }

    /**
     * In words, for tables and JSON.
     *
     * @return {@code error} or {@code warning}
     */
    public String key() {
        return key;
    }
}
