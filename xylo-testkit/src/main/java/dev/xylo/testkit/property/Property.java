package dev.xylo.testkit.property;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Something that holds for all cases of a generator.
 *
 * <pre>{@code
 * Property.of("chunks do not matter", RunCases.any()).tries(200).check(run -> assertThat(...));
 * }</pre>
 *
 * <p>{@code -Dxylo.seed=N} tries the one case of seed N.
 *
 * @param <T> what a case is
 */
public final class Property<T> {
    private static final String SEED = "xylo.seed";
    private static final String FOLDER = "xylo.reproducers";

    private final String name;
    private final Generator<T> generator;
    private final long firstSeed;
    private final int tries;

    private Property(String name, Generator<T> generator, long firstSeed, int tries) {
        this.name = name;
        this.generator = generator;
        this.firstSeed = firstSeed;
        this.tries = tries;
    }

    /**
     * A property, tried on 200 cases.
     *
     * @param name what holds, for the failure's message and its file
     * @param generator the cases
     * @param <T> what a case is
     * @return the property
     */
    public static <T> Property<T> of(String name, Generator<T> generator) {
        return new Property<>(name, generator, 0, 200);
    }

    /**
     * The same property on another number of cases.
     *
     * @param count how many
     * @return a new property
     */
    public Property<T> tries(int count) {
        return new Property<>(name, generator, firstSeed, count);
    }

    /**
     * The same property on other cases.
     *
     * @param seed the first seed; each further case has the next one
     * @return a new property
     */
    public Property<T> fromSeed(long seed) {
        return new Property<>(name, generator, seed, tries);
    }

    /**
     * Tries it.
     *
     * @param holds throws what a failed assertion throws, or any exception, for a case that does not hold
     * @throws AssertionError for the first case that fails, made as small as possible; the message has seed, case, file and cause
     */
    public void check(Consumer<T> holds) {
        String only = System.getProperty(SEED);
        long from = only == null ? firstSeed : Long.parseLong(only);
        int count = only == null ? tries : 1;
        for (long seed = from; seed < from + count; seed++) {
            T value = generator.generate(seed);
            if (failure(value, holds).isPresent()) {
                throw smallest(seed, value, holds);
            }
        }
    }

    private AssertionError smallest(long seed, T value, Consumer<T> holds) {
        T small = Shrinker.smallest(
                generator, value, candidate -> failure(candidate, holds).isPresent());
        Throwable cause = failure(small, holds).orElseThrow();
        return new AssertionError(
                name + " does not hold for seed " + seed + " (-D" + SEED + "=" + seed
                        + " tries it alone)\nsmallest case: " + generator.describe(small) + "\n" + written(seed, small)
                        + cause.getMessage(),
                cause);
    }

    /** A reproducer that cannot be written must not hide the failure. */
    private String written(long seed, T small) {
        String file = name.replaceAll("[^A-Za-z0-9]+", "-") + "-" + seed;
        try {
            Path folder = Path.of(System.getProperty(FOLDER, "target/reproducers"));
            Files.createDirectories(folder);
            Optional<Path> path = generator.write(small, folder.resolve(file));
            return path.map(there -> "written to " + there + "; run it: " + generator.command(there) + "\n")
                    .orElse("");
        } catch (IOException e) {
            return "(no reproducer: " + e.getMessage() + ")\n";
        }
    }

    private static <T> Optional<Throwable> failure(T value, Consumer<T> holds) {
        try {
            holds.accept(value);
            return Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            return Optional.of(e);
        }
    }
}
