package dev.xylo.study.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The text of the page; how it looks is {@link ReportInBrowserTest}'s. */
class ReportPageTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theSameResultsGiveTheSamePage() {
        String json = SampleResults.full().toString();
        assertThat(ReportPage.html(json)).isEqualTo(ReportPage.html(SampleResults.full()));
    }

    @Test
    void carriesTheResultsUnchanged() {
        for (JsonNode results : new JsonNode[] {SampleResults.full(), SampleResults.hostile(), SampleResults.bare()}) {
            Matcher embedded = Pattern.compile(
                            "<script type=\"application/json\" id=\"results\">(.*?)</script>", Pattern.DOTALL)
                    .matcher(ReportPage.html(results));
            assertThat(embedded.find()).isTrue();
            assertThat(JSON.readTree(embedded.group(1))).isEqualTo(JSON.readTree(results.toString()));
        }
    }

    @Test
    void textFromTheDataNeverBecomesMarkup() {
        String page = ReportPage.html(SampleResults.hostile());
        String own = page.replace(Script.echarts().source(), "")
                .replace(Script.page().source(), "");
        assertThat(own).doesNotContain("<img").doesNotContain("<!--").doesNotContain("\u2028document");
        assertThat(Pattern.compile("<script").matcher(own).results().count()).isEqualTo(3);
        assertThat(Pattern.compile("</script").matcher(own).results().count()).isEqualTo(3);
        assertThat(own).contains("&lt;/script&gt;&lt;script&gt;");
    }

    @Test
    void tablesSayWhatTheResultsSay() {
        String page = ReportPage.html(SampleResults.full());
        assertThat(page)
                .contains("<th scope=\"row\">global_4</th><td data-order=\"0.75\">75.0 %</td>")
                .contains("&lt; 0.001")
                .contains("Four bits lose 21 points.")
                .contains("3 thresholds are beyond int16");
    }

    @Test
    void everyParameterIsAccountedFor() {
        String page = ReportPage.html(SampleResults.full());
        int section = page.indexOf("Where every parameter went");
        assertThat(section).isPositive();
        assertThat(page.substring(section))
                .contains("<th scope=\"row\">global_8</th><td data-order=\"192\">192</td>")
                .contains("global_8 by parameter", "<th scope=\"col\">parameter</th>")
                .contains("<th scope=\"row\">weights_in</th><td data-order=\"192\">192</td>")
                .contains(">lost</th>", ">0.499</td>")
                .doesNotContain(">wrapped</th>");
    }

    @Test
    void columnsWithoutAnyValueAreLeftOut() {
        assertThat(ReportPage.html(SampleResults.full()))
                .contains(">SQNR v_mem (dB)</th>")
                .doesNotContain(">SQNR i_syn_2 (dB)</th>");
        assertThat(ReportPage.html(SampleResults.bare())).doesNotContain(">accuracy</th>");
    }

    @Test
    void refusesWhatIsNoStudy() {
        assertThatThrownBy(() -> ReportPage.html("{\"format\":\"else\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the results of a study: \"format\" is \"else\", not \"xylo-study-results\"");
    }

    @Test
    void survivesResultsThatHoldNothing() {
        assertThat(ReportPage.html("{\"format\":\"xylo-study-results\"}")).contains("</html>");
    }

    @Test
    void everySectionHasItsOwnAnchor() {
        assertThat(Sections.all().map(Section::id)).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z-]+"));
    }
}
