package dev.xylo.study.plan;

import java.util.Objects;
import java.util.function.Function;

/** A plan that cannot be meant: which key says so, and why. */
public final class PlanException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient PlanKey<?> key;
    private final String reason;
    private final transient PlanKey<?> other;

    PlanException(PlanKey<?> key, String reason) {
        this(key, reason, null);
    }

    /** @param other what to say as well; its name is added to the reason */
    PlanException(PlanKey<?> key, String reason, PlanKey<?> other) {
        super(key.name() + " " + reason + (other == null ? "" : other.name()));
        this.key = Objects.requireNonNull(key);
        this.reason = reason;
        this.other = other;
    }

    /**
     * What is wrong.
     *
     * @return the key
     */
    public PlanKey<?> key() {
        return key;
    }

    /**
     * Why.
     *
     * @param naming how another key is called where the plan was written, such as by its option
     * @return the rest of a sentence that begins with the key
     */
    public String reason(Function<PlanKey<?>, String> naming) {
        return other == null ? reason : reason + naming.apply(other);
    }
}
