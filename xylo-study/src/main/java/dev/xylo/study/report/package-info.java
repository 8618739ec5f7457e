/**
 * The report of a study: one self-contained HTML page, a pure function of {@code results.json}.
 *
 * <p>{@link dev.xylo.study.report.ReportPage} puts the page together. What a reader needs first (verdict, tables, warnings) is plain
 * HTML, so it shows even where scripts are not allowed; figures are drawn in the browser by Apache ECharts from the results, which
 * the page carries inside. Nothing is loaded from a network, and the page's own content policy forbids it.
 *
 * <h2>How to add a section</h2>
 *
 * <p>Sections stand in one list, {@code Sections}, in the order of the page. To add one of
 *
 * <ul>
 *   <li>figures: write {@code sections/<id>.js} among the resources of this package and add a line {@code new FigureSection("<id>",
 *       ...)}. The script registers itself with {@code xylo.overview("<id>", draw)} (drawn once) or {@code xylo.detail("<id>", draw)}
 *       (drawn again for each configuration that the reader chooses); {@code draw} calls {@code xylo.figure(body, {...})} for every
 *       figure. {@code figure.js} lists what a figure has to give: a title, a takeaway computed from the data, axes with units, the
 *       path in {@code results.json}, its numbers, and an ECharts option.
 *   <li>tables or text: implement {@code Section} in one small class (see {@code WarningSection}) and add a line.
 * </ul>
 *
 * <p>Data that a study did not produce are normal: a figure section says in one sentence what is missing and why ({@code
 * xylo.absent}), a plain one returns such a sentence. All text from the data is untrusted: {@code Html.escape} in Java, {@code
 * xylo.element} (text nodes only) in scripts.
 */
package dev.xylo.study.report;
