package dev.xylo.regress.frontend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Kinds of recorded cases. Each is known by the inputs that only it has; of several that fit, the first. */
public enum CaseKind {
    /** Motion samples through the IMU interface. */
    IMU(new ImuCase(), "in_samples"),
    /** Covariances to rotations. */
    JSVD(ImuCase::jsvd, "in_covariance"),
    /** Bands to filter registers. */
    IMU_DESIGN(ImuCase::design, "in_bands"),
    /** PDM bits. */
    AUDIO3_PDM_BITS(new Audio3Case(Audio3Case.Input.PDM_BITS), "in_pdm"),
    /** An analog signal through amplifier and automatic gain control. */
    AUDIO3_AGC(new AgcCase(), "in_audio", "p_oversampling"),
    /** Registers of filter bank and normalization. */
    AUDIO3_REGISTERS(new RegisterCase(), "p_select_subset", "p_thr"),
    /** Audio 2's analog model. */
    AUDIO2_FLOAT(new AnalogCase(), "in_audio", "p_seed"),
    /** Audio 2's divisive normalization. */
    AUDIO2_DN(new NormalizationCase(), "in_spikes_call0"),
    /** Sound through the microphone model. */
    AUDIO3_PDM(new Audio3Case(Audio3Case.Input.PDM), "in_audio", "p_fir"),
    /** Sound in external samples. */
    AUDIO3_EXTERNAL(new Audio3Case(Audio3Case.Input.EXTERNAL), "in_audio");

    private static final Set<String> ERRORS = Set.of("imu-error", "audio3-error");

    private final CaseRunner runner;
    private final Set<String> keys;

    CaseKind(CaseRunner runner, String... keys) {
        this.runner = runner;
        this.keys = Set.of(keys);
    }

    CaseRunner runner() {
        return runner;
    }

    /**
     * The name on the command line and in the index of the golden cases.
     *
     * @return such as {@code audio3-pdm-bits}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a kind by name.
     *
     * @param key as {@link #key}
     * @return empty if there is none
     */
    public static Optional<CaseKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /**
     * Whether a name is of cases that end with an error; which front-end they are of is told by their keys.
     *
     * @param key such as {@code imu-error}
     * @return whether it is one of them
     */
    public static boolean isError(String key) {
        return ERRORS.contains(key);
    }

    /**
     * Finds a kind by the keys of a file.
     *
     * @param keys all its keys
     * @return empty if none fits
     */
    public static Optional<CaseKind> ofKeys(Set<String> keys) {
        return Arrays.stream(values())
                .filter(kind -> keys.containsAll(kind.keys))
                .findFirst();
    }

    /**
     * Names of all kinds.
     *
     * @return as {@link #key}
     */
    public static List<String> names() {
        return Arrays.stream(values()).map(CaseKind::key).toList();
    }
}
