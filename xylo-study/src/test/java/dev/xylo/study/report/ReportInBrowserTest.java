package dev.xylo.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.study.report.browser.Chromium;
import dev.xylo.study.report.browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The report in a real browser: every figure is drawn, nothing complains, nothing is loaded, wide and narrow, light, dark and on paper. */
@Tag("long")
class ReportInBrowserTest {
    private static final String READY = "document.documentElement?.dataset.rendered === 'true'";
    private static final List<String> FIGURES = List.of(
            "accuracy-bits",
            "cost-pareto",
            "mixed-widths",
            "faults",
            "waterfall",
            "leave-one-out",
            "confusion-float",
            "confusion-chip",
            "firing-rates",
            "ranges",
            "events",
            "divergence-neurons",
            "divergence-trace",
            "fault-memories",
            "fault-bits",
            "fault-neurons",
            "raster-hidden",
            "raster-readout");
    private static Chromium chromium;

    @TempDir
    Path folder;

    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        page = chromium.open();
    }

    @AfterEach
    void nothingComplainedAndNothingWasLoaded() {
        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests()).allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
        assertThat(page.requests())
                .filteredOn(address -> address.startsWith("file:"))
                .hasSize(1);
        page.close();
    }

    private void show(JsonNode results, int width) {
        Path file = folder.resolve("report.html");
        try {
            Files.writeString(file, ReportPage.html(results));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        page.resize(width, 900);
        page.open(file, READY);
    }

    private List<String> texts(String expression) {
        return page.evaluate(expression).valueStream().map(JsonNode::asString).toList();
    }

    private List<String> drawn() {
        return texts("[...document.querySelectorAll('figure')].filter(f => f.dataset.rendered === 'true'"
                + " && f.querySelectorAll('.chart svg path, .chart svg text, .chart svg rect').length > 12)"
                + ".map(f => f.dataset.figure)");
    }

    @Test
    void everyFigureIsDrawnAndSaysWhatItShows() {
        show(SampleResults.full(), 1280);
        assertThat(drawn()).containsExactlyElementsOf(FIGURES);
        assertThat(texts("[...document.querySelectorAll('figure')].map(f => [f.querySelector('h3').textContent,"
                        + " f.querySelector('.takeaway').textContent, f.querySelector('figcaption').textContent,"
                        + " f.querySelector('[role=img]').getAttribute('aria-label'),"
                        + " f.querySelector('.numbers code').textContent]).flat()"))
                .hasSize(5 * FIGURES.size())
                .allMatch(text -> text.length() > 4)
                .noneMatch(text -> text.matches(".*(NaN|undefined|null|Infinity).*"));
        assertThat(texts("[...document.querySelectorAll('.absent')].filter(e => e.closest('noscript') === null)"
                        + ".map(e => e.textContent)"))
                .isEmpty();
    }

    @Test
    void opensWithTheMostInstructiveConfigurationAndFollowsTheChoice() {
        show(SampleResults.full(), 1280);
        // channel_8 loses more, but at 20 % it is no better than chance.
        assertThat(page.evaluate("configuration.selectedOptions[0].textContent").asString())
                .isEqualTo("global_4");
        page.evaluate("configuration.selectedIndex = 0; configuration.dispatchEvent(new Event('change')); 1");
        assertThat(drawn()).containsExactlyElementsOf(FIGURES);
        assertThat(page.evaluate("document.querySelector('[data-figure=confusion-chip] h3').textContent")
                        .asString())
                .isEqualTo("Chip: global_8");
    }

    @Test
    void innerChoicesRedrawTheirFigures() {
        show(SampleResults.full(), 1280);
        page.evaluate("for (const s of document.querySelectorAll('main select:not(#configuration)')) {"
                + " s.selectedIndex = 1; s.dispatchEvent(new Event('change')); } 1");
        assertThat(drawn()).containsExactlyElementsOf(FIGURES);
        assertThat(page.evaluate("document.querySelector('[data-figure=raster-hidden] h3').textContent")
                        .asString())
                .isEqualTo("Hidden spikes of sample 11");
        assertThat(page.evaluate("document.querySelector('[data-figure=divergence-trace] .takeaway').textContent")
                        .asString())
                .startsWith("In sample 4,");
    }

    @Test
    void narrowScreensNeedNoSidewaysScrolling() {
        show(SampleResults.full(), 400);
        assertThat(page.evaluate("document.scrollingElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(400);
        assertThat(drawn()).containsExactlyElementsOf(FIGURES);
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true); 1");
        assertThat(page.evaluate("document.scrollingElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(400);
        page.resize(1280, 900);
        page.media("screen", "light");
        assertThat(page.evaluate("Math.min(...[...document.querySelectorAll('.figure.wide .chart')].map(c =>"
                                + " c.querySelector('svg').clientWidth))")
                        .asInt())
                .isGreaterThan(800);
    }

    @Test
    void chartsFollowTheDarkTheme() {
        String texts = "[...document.querySelectorAll('.chart svg text')].map(t => t.getAttribute('fill'))";
        show(SampleResults.full(), 1280);
        page.media("screen", "light");
        assertThat(texts(texts)).contains("#1c2127").doesNotContain("#e4e7ea");
        page.media("screen", "dark");
        assertThat(texts(texts)).contains("#e4e7ea").doesNotContain("#1c2127");
        assertThat(drawn()).containsExactlyElementsOf(FIGURES);
    }

    @Test
    void textIsReadableInBothThemes() {
        show(SampleResults.full(), 1280);
        for (String scheme : List.of("light", "dark")) {
            page.media("screen", scheme);
            assertThat(page.evaluate(CONTRAST).asDouble()).as(scheme).isGreaterThanOrEqualTo(4.5);
        }
    }

    /** The least contrast (WCAG) between any element's own text and the first background behind it. */
    private static final String CONTRAST = """
            (() => {
              const parse = (c) => c.match(/[\\d.]+/g).map(Number);
              const light = (c) => [0.2126, 0.7152, 0.0722].reduce((s, w, i) => {
                const v = c[i] / 255;
                return s + w * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
              }, 0);
              const behind = (e) => {
                for (; e; e = e.parentElement) {
                  const c = parse(getComputedStyle(e).backgroundColor);
                  if (c.length === 3 || c[3] > 0) return c;
                }
              };
              return Math.min(...[...document.querySelectorAll('body *')]
                .filter((e) => !e.closest('svg, noscript, script') && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
                .map((e) => {
                  const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
                  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                }));
            })()
            """;

    @Test
    void paperIsLightAndShowsEveryFigure() {
        show(SampleResults.full(), 1280);
        page.media("print", "dark");
        assertThat(drawn()).containsExactlyElementsOf(FIGURES);
        assertThat(texts("[...document.querySelectorAll('.chart svg text')].map(t => t.getAttribute('fill'))"))
                .doesNotContain("#e4e7ea");
        assertThat(page.evaluate(
                                "[...document.querySelectorAll('.chart')].every(c => c.getBoundingClientRect().height > 100)")
                        .asBoolean())
                .isTrue();
        page.media("screen", "light");
        assertThat(page.pdf()).hasSizeGreaterThan(50_000);
        assertThat(drawn()).containsExactlyElementsOf(FIGURES);
    }

    @Test
    void attacksInTheDataStayText() {
        show(SampleResults.hostile(), 1280);
        assertThat(page.evaluate("document.title").asString()).startsWith("</script>");
        assertThat(page.evaluate("document.images.length").asInt()).isZero();
        assertThat(page.evaluate("document.scripts.length").asInt()).isEqualTo(3);
        assertThat(drawn()).containsExactlyElementsOf(FIGURES);
    }

    @Test
    void whatIsMissingIsSaidInASentence() {
        show(SampleResults.bare(), 1280);
        assertThat(drawn()).containsExactly("accuracy-bits");
        assertThat(texts("[...document.querySelectorAll('.absent')].filter(e => e.closest('noscript') === null)"
                        + ".map(e => e.textContent)"))
                .containsExactly(
                        "No cycle model is published for the chip of this study.",
                        "The study did not look for mixed widths (mixed_widths: true, or --mixed-widths).",
                        "The study injected no faults (faults: true, or --faults).",
                        "Without labels there is no accuracy to attribute.",
                        "Without labels there is no confusion matrix.",
                        "The study recorded no firing rates of hidden neurons.",
                        "The study recorded no ranges.",
                        "The study recorded no events per neuron.",
                        "The study looked for no divergence in this configuration.",
                        "The study injected no faults (faults: true, or --faults).",
                        "The study chose no samples whose spikes are shown.");
    }

    @Test
    void whatNoOtherConfigurationBeatsIsTheFront() {
        show(SampleResults.full(), 1280);
        assertThat(page.evaluate("document.querySelector('[data-figure=cost-pareto] .takeaway').textContent")
                        .asString())
                .isEqualTo(
                        "global_8 is best with 95.0 % for about 9.48 µJ per sample; the cheapest, global_4, has 75.0 % for 9.24"
                                + " µJ.");
        assertThat(texts("[...document.querySelectorAll('[data-figure=cost-pareto] .numbers tbody tr')]"
                        + ".map(r => r.querySelector('th').textContent + ' ' + r.lastElementChild.textContent)"))
                .containsExactly("global_8 yes", "global_6 yes", "global_4 yes", "channel_8 no", "channel_4 yes");
    }

    @Test
    void faultsSayWhichConfigurationKeepsMostAndWhatIsVulnerable() {
        show(SampleResults.full(), 1280);
        assertThat(page.evaluate("document.querySelector('[data-figure=faults] .takeaway').textContent")
                        .asString())
                .isEqualTo("With 64 faulty bits global_8 keeps most: 65.0 % of 95.0 % without a fault; the intervals of"
                        + " global_6 overlap with it.");
        assertThat(
                        texts(
                                "[...document.querySelectorAll('[data-figure=faults] .chart svg text')].map(t => t.textContent)"))
                .contains("0", "1", "8", "64", "mean accuracy (%)", "faulty bits on one chip")
                .doesNotContain("2");
        assertThat(page.evaluate("document.querySelector('[data-figure=fault-memories] .takeaway').textContent")
                        .asString())
                .isEqualTo("weights_in is the most vulnerable: on average 30.0 of 75.0 points lost over 20 chips.");
        assertThat(texts(
                        "[...document.querySelectorAll('[data-table=worst-faults] tbody tr')].map(r => r.textContent)"))
                .containsExactly(
                        "bias_out[1] bit 14 flip20.0 %31 of 50", "v_mem[7] bit 15 flip before step 310.0 %40 of 50");
    }

    @Test
    void headingsSortTheirTable() {
        show(SampleResults.full(), 1280);
        String first = "document.querySelector('#configurations tbody th').textContent";
        String accuracy = "document.querySelectorAll('#configurations thead button')[1]";
        page.evaluate(accuracy + ".click()");
        assertThat(page.evaluate(first).asString()).isEqualTo("channel_8");
        assertThat(page.evaluate(accuracy + ".parentElement.getAttribute('aria-sort')")
                        .asString())
                .isEqualTo("ascending");
        page.evaluate(accuracy + ".click()");
        assertThat(page.evaluate(first).asString()).isEqualTo("float exponential");
    }

    @Test
    void headingsAndLandmarksAreInOrder() {
        show(SampleResults.full(), 1280);
        List<String> headings = texts("[...document.querySelectorAll('h1, h2, h3')].map(h => h.tagName)");
        assertThat(headings.get(0)).isEqualTo("H1");
        for (int i = 1; i < headings.size(); i++) {
            assertThat(headings.get(i).charAt(1) - headings.get(i - 1).charAt(1))
                    .isLessThanOrEqualTo(1);
        }
        assertThat(page.evaluate(
                                "['header', 'nav', 'main', 'footer'].every(n => document.querySelectorAll(n).length === 1)")
                        .asBoolean())
                .isTrue();
        assertThat(page.evaluate(
                                "[...document.querySelectorAll('table')].every(t => t.caption && t.querySelector('th[scope=col]')"
                                        + " && t.querySelector('th[scope=row]'))")
                        .asBoolean())
                .isTrue();
        assertThat(page.evaluate(
                                "[...document.querySelectorAll('nav a')].every(a => document.querySelector(a.getAttribute('href')))")
                        .asBoolean())
                .isTrue();
    }
}
