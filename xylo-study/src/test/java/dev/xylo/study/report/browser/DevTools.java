package dev.xylo.study.report.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The DevTools protocol: numbered commands with answers, and events in between. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SECONDS = 60;

    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Consumer<JsonNode> events = event -> {};
    private WebSocket socket;

    static DevTools connect(URI endpoint) {
        DevTools tools = new DevTools();
        tools.socket =
                tools.client.newWebSocketBuilder().buildAsync(endpoint, tools).join();
        return tools;
    }

    /** Told about every event, on the connection's thread. */
    void onEvent(Consumer<JsonNode> consumer) {
        events = consumer;
    }

    /** Sends a command and waits for its answer; {@code session} may be null. */
    JsonNode send(String session, String method, Map<String, ?> parameters) {
        int id = lastId.incrementAndGet();
        ObjectNode command = JSON.createObjectNode();
        command.put("id", id).put("method", method);
        command.set("params", JSON.valueToTree(parameters));
        if (session != null) {
            command.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(command.toString(), true).join();
        try {
            JsonNode received = answer.get(SECONDS, TimeUnit.SECONDS);
            if (received.has("error")) {
                throw new IllegalStateException(method + ": " + received.get("error"));
            }
            return received.path("result");
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no answer to " + method, e);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            JsonNode received = JSON.readTree(message.toString());
            message.setLength(0);
            CompletableFuture<JsonNode> answer =
                    received.has("id") ? waiting.remove(received.get("id").asInt()) : null;
            if (answer != null) {
                answer.complete(received);
            } else {
                events.accept(received);
            }
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
