package dev.xylo.frontend;

/** What separates two signals that go through the same state one after the other. */
public enum Boundary {
    /** The next item of a batch, within one call of the reference's module. */
    ITEM,
    /** The next call of the same module. */
    CALL
}
