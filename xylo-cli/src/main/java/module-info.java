/** The {@code xylo} command: reads options, calls the other modules, prints. */
module dev.xylo.cli {
    requires dev.xylo.core;
    requires dev.xylo.faults;
    requires dev.xylo.formats;
    requires dev.xylo.frontend;
    requires dev.xylo.quantize;
    requires dev.xylo.regress;
    requires dev.xylo.sim;
    requires dev.xylo.study;
    requires info.picocli;
    requires tools.jackson.databind;

    opens dev.xylo.cli to
            info.picocli;
}
