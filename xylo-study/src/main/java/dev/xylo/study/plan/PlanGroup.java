package dev.xylo.study.plan;

/** What a key is about; the headings of {@code xylo study --help} and of the docs' table. */
public enum PlanGroup {
    /** Files, and how they are read. */
    SOURCES("What is studied"),
    /** Methods, widths, cores. */
    CHOICES("How it is brought to the chip"),
    /** The float twin that losses are measured from. */
    REFERENCE("What it is compared with"),
    /** What the study is to say. */
    QUESTIONS("What is asked"),
    /** Intervals and draws. */
    STATISTICS("Statistics");

    private final String heading;

    PlanGroup(String heading) {
        this.heading = heading;
    }

    /**
     * For people.
     *
     * @return such as {@code Statistics}
     */
    public String heading() {
        return heading;
    }
}
