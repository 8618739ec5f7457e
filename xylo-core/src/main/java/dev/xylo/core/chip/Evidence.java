package dev.xylo.core.chip;

/** How a limit is known. */
public enum Evidence {
    /** The vendor's program was run and answered so. */
    RUN("run"),
    /** Read in published source code. */
    READ("read in source"),
    /** Stated in published documentation. */
    DOCUMENTED("documented");

    private final String words;

    Evidence(String words) {
        this.words = words;
    }

    /**
     * In words, for tables.
     *
     * @return such as {@code read in source}
     */
    public String words() {
        return words;
    }
}
