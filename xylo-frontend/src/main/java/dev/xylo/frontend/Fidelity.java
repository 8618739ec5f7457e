package dev.xylo.frontend;

/** Whom a chain follows where the reference simulation and a streaming chip differ. */
public enum Fidelity {
    /** Rockpool's simulation, with its corners. */
    REFERENCE,
    /** A chip that streams: no mirror, nothing carried from one recording into the next, no output that a zero kills. */
    CHIP
}
