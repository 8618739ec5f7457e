package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

/** Root may do everything, so where permissions are tested root gives its privileges up first. */
final class Privileges {
    private static final String DROP = "setpriv --bounding-set=-dac_override,-dac_read_search ";

    private Privileges() {}

    /** What to put before a command: it obeys permissions once the capability to override them is given up. */
    static String dropped() throws InterruptedException {
        if (!Shell.can("sh", "-c", "test $(id -u) = 0")) {
            return "";
        }
        assertThat(Shell.can("sh", "-c", DROP + "true"))
                .as("setpriv (util-linux) for tests as root")
                .isTrue();
        return DROP;
    }
}
