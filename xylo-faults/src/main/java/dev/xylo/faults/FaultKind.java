package dev.xylo.faults;

/** What happens to a bit. */
public enum FaultKind {
    /** It is inverted once: for good in a memory, at one step in a state. */
    FLIP("flip"),
    /** It reads 0, whatever is written. */
    STUCK_AT_0("stuck0"),
    /** It reads 1, whatever is written. */
    STUCK_AT_1("stuck1");

    private final String key;

    FaultKind(String key) {
        this.key = key;
    }

    /**
     * Name in options and files.
     *
     * @return such as {@code flip}
     */
    public String key() {
        return key;
    }

    /**
     * A word with the fault.
     *
     * @param value the word
     * @param bit 0 is the least significant one
     * @param bits width of the word; two's complement where the memory is signed
     * @param signed whether the top bit is a sign
     * @return the faulty word
     */
    int apply(int value, int bit, int bits, boolean signed) {
        int mask = 1 << bit;
        int changed = switch (this) {
            case FLIP -> value ^ mask;
            case STUCK_AT_0 -> value & ~mask;
            case STUCK_AT_1 -> value | mask;
        };
        int unused = Integer.SIZE - bits;
        return signed ? changed << unused >> unused : changed << unused >>> unused;
    }
}
