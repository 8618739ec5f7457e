package dev.xylo.frontend;

/** A value that a stage cannot hold; the message names stage, sample and channel. */
public final class FrontEndException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    /** Where the trouble is with a sample as a whole. */
    public static final int NO_CHANNEL = -1;

    private final String stage;
    private final long sample;
    private final int channel;
    private final String reason;

    /**
     * With its place.
     *
     * @param stage name of the stage
     * @param sample index of the sample in the stage's input, from 0
     * @param channel index of the channel, or {@link #NO_CHANNEL}
     * @param reason what the value is and what is allowed
     */
    public FrontEndException(String stage, long sample, int channel, String reason) {
        this(stage, sample, channel, reason, "sample " + sample);
    }

    private FrontEndException(String stage, long sample, int channel, String reason, String place) {
        super(stage + ": " + place + (channel == NO_CHANNEL ? "" : ", channel " + channel) + ": " + reason);
        this.stage = stage;
        this.sample = sample;
        this.channel = channel;
        this.reason = reason;
    }

    /** The same while the mirrored signal ran in front of the signal itself. */
    FrontEndException mirrored(long ofSample) {
        return new FrontEndException(
                stage, ofSample, channel, reason, "sample " + ofSample + " (mirrored, before the signal itself)");
    }

    /** The same, counted from the signal's own first sample. */
    FrontEndException shifted(long samples) {
        return new FrontEndException(stage, sample - samples, channel, reason);
    }

    /**
     * Name of the stage.
     *
     * @return such as {@code filter bank}
     */
    public String stage() {
        return stage;
    }

    /**
     * The sample.
     *
     * @return its index in the stage's input
     */
    public long sample() {
        return sample;
    }

    /**
     * The channel.
     *
     * @return its index, or {@link #NO_CHANNEL}
     */
    public int channel() {
        return channel;
    }
}
