/**
 * Study files: what to compare, in YAML or JSON. {@link dev.xylo.study.plan.StudyPlanReader} reads one, {@link
 * dev.xylo.study.plan.StudyPlan} is its content.
 *
 * <pre>{@code
 * network: network.npz            # float specification; paths start at this file's folder
 * data: test.npz                  # labelled samples
 * calibrate: train.npz            # unlabelled samples, for the method calibrated
 * methods: [global, channel, optimal, calibrated]
 * compat: [rockpool-2.7, rockpool-3.1.0, corrected]
 * bits_per_weight: [8, 6, 4]
 * bits_per_threshold: 16          # one value is as good as a list of one
 * fuzzy_scaling: [false, true]
 * cores: 2
 * decay: exponential
 * attribution: true
 * bootstrap_resamples: 10000
 * seed: 1
 * chosen_samples: [0, 17]
 * mixed_widths: false
 * faults: false
 * fault_counts: [1, 4, 16, 64]
 * fault_chips: 20
 * fault_singles: 20
 * fault_samples: 50
 * chip: audio2
 * dt: 1.0e-3
 * }</pre>
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>Key</th><th>Value</th><th>Default</th></tr>
 * <tr><td>{@code network}</td><td>path</td><td>needed</td></tr>
 * <tr><td>{@code data}</td><td>path</td><td>needed</td></tr>
 * <tr><td>{@code methods}</td><td>{@code global}, {@code channel}, {@code optimal}, {@code calibrated}; one or a list</td>
 *     <td>{@code global}, {@code channel}, {@code optimal}</td></tr>
 * <tr><td>{@code calibrate}</td><td>path of unlabelled samples that {@code calibrated} looks at; never {@code data}</td><td>none</td></tr>
 * <tr><td>{@code compat}</td><td>{@code rockpool-2.7}, {@code rockpool-3.1.0}, {@code corrected}; one or a list</td>
 *     <td>{@code rockpool-3.1.0}</td></tr>
 * <tr><td>{@code bits_per_weight}</td><td>2..16; one or a list</td><td>8, 6, 4</td></tr>
 * <tr><td>{@code bits_per_threshold}</td><td>2..16; one or a list</td><td>16</td></tr>
 * <tr><td>{@code fuzzy_scaling}</td><td>{@code true}, {@code false}; one or a list</td><td>{@code false}</td></tr>
 * <tr><td>{@code cores}</td><td>1, 2; one or a list</td><td>2</td></tr>
 * <tr><td>{@code decay}</td><td>{@code exponential}, {@code euler} or {@code bitshift}: of the float reference</td>
 *     <td>{@code exponential}</td></tr>
 * <tr><td>{@code attribution}</td><td>{@code true} or {@code false}: whether to say which step of the quantization lost how much</td>
 *     <td>{@code true}</td></tr>
 * <tr><td>{@code bootstrap_resamples}</td><td>1..10,000,000</td><td>10,000</td></tr>
 * <tr><td>{@code seed}</td><td>any 64 bit integer</td><td>1</td></tr>
 * <tr><td>{@code chosen_samples}</td><td>indices from 0 of samples whose rasters are kept; one or a list</td><td>none</td></tr>
 * <tr><td>{@code mixed_widths}</td><td>{@code true} or {@code false}: whether to search how few bits input, recurrent and output weights
 *     need; looks at {@code calibrate}</td><td>{@code false}</td></tr>
 * <tr><td>{@code faults}</td><td>{@code true} or {@code false}: whether to inject faults into every configuration</td>
 *     <td>{@code false}</td></tr>
 * <tr><td>{@code fault_counts}</td><td>1..1,000,000: numbers of faults anywhere; one or a list; like the next three, with {@code faults}
 *     only</td><td>1, 4, 16, 64</td></tr>
 * <tr><td>{@code fault_chips}</td><td>1..100,000: faulty chips for each of {@code fault_counts}</td><td>20</td></tr>
 * <tr><td>{@code fault_singles}</td><td>1..100,000: chips with one fault, for each memory</td><td>20</td></tr>
 * <tr><td>{@code fault_samples}</td><td>from 1 on: samples that a faulty chip sees, the first ones</td><td>50</td></tr>
 * <tr><td>{@code chip}</td><td>{@code xylo1}, {@code audio2}, {@code imu} or {@code audio3}: whose cycles and energy are reported</td>
 *     <td>the first chip of each core with a cycle model</td></tr>
 * <tr><td>{@code dt}</td><td>time step in s</td><td>1e-3</td></tr>
 * </table>
 *
 * <p>Strict: an unknown or doubled key, a value of another type or out of its range, an empty list, a value that stands twice, a key
 * without a value, an anchor, an alias or a tag is refused with one line that names file and key. A file holds at most 1 MiB; nothing in
 * it can construct an object or refer to another place.
 */
package dev.xylo.study.plan;
