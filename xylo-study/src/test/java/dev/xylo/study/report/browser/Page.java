package dev.xylo.study.report.browser;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** A tab: what it shows, what it said on its console, and what it tried to load. */
public final class Page implements AutoCloseable {
    private final DevTools tools;
    private final String session;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Page(DevTools tools) {
        this.tools = tools;
        tools.onEvent(this::hear);
        String target = tools.send(null, "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        session = tools.send(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", Map.of());
        }
    }

    private void hear(JsonNode event) {
        JsonNode parameters = event.path("params");
        switch (event.path("method").asString("")) {
            case "Runtime.exceptionThrown" ->
                complaints.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" ->
                complaints.add(parameters.path("type").asString() + ": " + parameters.path("args"));
            case "Log.entryAdded" -> complaints.add(parameters.path("entry").toString());
            case "Network.requestWillBeSent" ->
                requests.add(parameters.path("request").path("url").asString());
            default -> {}
        }
    }

    /** Everything on the console: exceptions, logs, warnings, blocked loads. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Every address that was loaded, the page's own first. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Sets the size of the window in CSS pixels. */
    public void resize(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** {@code screen} or {@code print}, {@code light} or {@code dark}. */
    public void media(String media, String scheme) {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        send("Emulation.setEmulatedMedia", Map.of("media", media, "features", List.of(feature)));
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))");
    }

    /** Opens a file and waits until the condition, a JavaScript expression, is true. */
    public void open(Path file, String condition) {
        send("Page.navigate", Map.of("url", file.toUri().toString()));
        long end = System.nanoTime() + 60_000_000_000L;
        while (!evaluate(condition).asBoolean(false)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the page never became ready (" + condition + "); it said: " + complaints);
            }
            Chromium.pause();
        }
    }

    /** The value of a JavaScript expression, awaited if it is a promise. */
    public JsonNode evaluate(String expression) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** The page on paper. */
    public byte[] pdf() {
        JsonNode answer = send("Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true));
        return Base64.getDecoder().decode(answer.path("data").asString());
    }

    private JsonNode send(String method, Map<String, ?> parameters) {
        return tools.send(session, method, parameters);
    }

    @Override
    public void close() {
        tools.close();
    }
}
