package dev.xylo.formats.network;

import dev.xylo.core.network.Parameter;
import java.util.Arrays;
import java.util.Optional;

/** Time constants, in seconds, from which a dash is derived where the file gives none: {@code dash = log2(tau / dt)}, as Rockpool's mapper does. */
enum TimeConstant {
    TAU_MEM(Parameter.DASH_MEM),
    TAU_SYN(Parameter.DASH_SYN),
    TAU_SYN_2(Parameter.DASH_SYN_2),
    TAU_MEM_OUT(Parameter.DASH_MEM_OUT),
    TAU_SYN_OUT(Parameter.DASH_SYN_OUT);

    private final Parameter dash;

    TimeConstant(Parameter dash) {
        this.dash = dash;
    }

    /** Key in files, such as {@code tau_mem}. */
    String key() {
        return dash.key().replaceFirst("^dash", "tau");
    }

    static Optional<TimeConstant> of(Parameter parameter) {
        return Arrays.stream(values()).filter(tau -> tau.dash == parameter).findFirst();
    }
}
