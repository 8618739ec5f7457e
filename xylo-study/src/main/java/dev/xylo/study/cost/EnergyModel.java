package dev.xylo.study.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Power as a linear model: idle power, plus energy per clock cycle in which the core works. The energy per cycle is the geometric mean of
 * what the points give, its spread their smallest and largest.
 *
 * @param idleWatts power of the idle core, W
 * @param points measured networks that the energy per cycle is fitted to
 */
public record EnergyModel(double idleWatts, List<Point> points) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * A measured network.
     *
     * @param name what was measured
     * @param dynamicWatts power above idle, W
     * @param cyclesPerSecond clock cycles per second in which the core worked
     * @param note where the numbers come from, and which of them are assumed
     */
    public record Point(String name, double dynamicWatts, double cyclesPerSecond, String note) {
        double joulesPerCycle() {
            return dynamicWatts / cyclesPerSecond;
        }
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if there is no point, or a number is not positive
     */
    public EnergyModel {
        if (points == null || points.isEmpty()) {
            throw new IllegalArgumentException(
                    "an energy model needs at least one point (dynamicWatts, cyclesPerSecond)");
        }
        points = List.copyOf(points);
        check("idleWatts", idleWatts);
        for (Point point : points) {
            check("dynamicWatts of '" + point.name() + "'", point.dynamicWatts());
            check("cyclesPerSecond of '" + point.name() + "'", point.cyclesPerSecond());
        }
    }

    private static void check(String what, double value) {
        if (!(value > 0 && value < 1e12)) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be positive");
        }
    }

    /**
     * The model fitted to the published measurements of Xylo Audio 2.
     *
     * @return the default
     */
    public static EnergyModel published() {
        try (InputStream in = EnergyModel.class.getResourceAsStream("energy-audio2.json")) {
            return JSON.readValue(in, EnergyModel.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a resource of this module
        }
    }

    /**
     * A model of the user's.
     *
     * @param file JSON as {@code energy-audio2.json}: {@code idleWatts}, and {@code points} with {@code name}, {@code dynamicWatts},
     *     {@code cyclesPerSecond}, {@code note}
     * @return the model
     * @throws IOException if the file cannot be read or states no model
     */
    public static EnergyModel read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return JSON.readValue(in, EnergyModel.class);
        } catch (JacksonException e) {
            String reason = e.getCause() instanceof IllegalArgumentException wrong
                    ? wrong.getMessage()
                    : e.getOriginalMessage();
            throw new IOException(file + " states no energy model: " + reason, e);
        }
    }

    /**
     * Energy of a clock cycle in which the core works.
     *
     * @return J per cycle
     */
    public Estimate joulesPerCycle() {
        List<Double> each = new ArrayList<>();
        points.forEach(point -> each.add(point.joulesPerCycle()));
        double logs = each.stream().mapToDouble(Math::log).sum() / each.size();
        return new Estimate(
                Math.exp(logs),
                each.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                each.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    /**
     * Power above idle.
     *
     * @param cyclesPerStep clock cycles per time step
     * @param dt time step, s
     * @return W
     */
    public Estimate dynamicWatts(double cyclesPerStep, double dt) {
        return joulesPerCycle().times(cyclesPerStep / dt);
    }

    /**
     * Power in all.
     *
     * @param cyclesPerStep clock cycles per time step
     * @param dt time step, s
     * @return W
     */
    public Estimate watts(double cyclesPerStep, double dt) {
        Estimate dynamic = dynamicWatts(cyclesPerStep, dt);
        return new Estimate(idleWatts + dynamic.value(), idleWatts + dynamic.low(), idleWatts + dynamic.high());
    }
}
