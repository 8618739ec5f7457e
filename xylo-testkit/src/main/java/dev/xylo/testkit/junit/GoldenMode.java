package dev.xylo.testkit.junit;

import java.util.Map;

/** Whether golden files are compared with or rewritten. */
enum GoldenMode {
    CHECK,
    UPDATE;

    static final String PROPERTY = "xylo.golden";

    /**
     * The mode that was asked for.
     *
     * @param property value of {@link #PROPERTY}, or null
     * @param environment variables of the process
     * @return the mode
     * @throws AssertionError if an update was asked for where {@code CI} is true, or the value is neither word
     */
    static GoldenMode of(String property, Map<String, String> environment) {
        if (property == null || property.equals("check")) {
            return CHECK;
        }
        if (!property.equals("update")) {
            throw new AssertionError("-D" + PROPERTY + "=" + property + " is neither 'check' nor 'update'");
        }
        if (Boolean.parseBoolean(environment.get("CI"))) {
            throw new AssertionError("-D" + PROPERTY
                    + "=update with CI=true: a golden file that is rewritten where nobody looks protects nothing; update it on"
                    + " your machine and commit it");
        }
        return UPDATE;
    }
}
