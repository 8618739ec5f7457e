/**
 * What a study is told: {@link dev.xylo.study.plan.StudyPlan} holds it, {@link dev.xylo.study.plan.PlanBuilder} makes one, {@link
 * dev.xylo.study.plan.StudyPlanReader} reads one from a file.
 *
 * <pre>{@code
 * network: network.npz            # float specification; paths start at this file's folder
 * data: test.npz                  # labelled samples
 * methods: [global, channel, optimal]
 * bits_per_weight: [8, 6, 4]
 * bits_per_threshold: 16          # one value is as good as a list of one
 * chip: audio2
 * }</pre>
 *
 * <p>{@link dev.xylo.study.plan.PlanKeys} is the table of all keys: name, type, default, help, and where the value stands in a plan. Study
 * files, the options of {@code xylo study}, manifests, what is handed to the machines of a cluster and the table in {@code docs/study.md}
 * come from it. To add a key: add it there, give it a place in one of the records, and obey it; the tests that walk over all keys then ask
 * for a value to try.
 *
 * <p>Files are read strictly: an unknown or doubled key, a value of another type or out of its range, an empty list, a value that stands
 * twice, a key without a value, an anchor, an alias or a tag is refused with one line that names file and key. A file holds at most 1 MiB;
 * nothing in it can construct an object or refer to another place.
 */
package dev.xylo.study.plan;
