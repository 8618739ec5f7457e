/**
 * JUnit 5: golden files that are found by the test's name, and assertions that explain the first difference.
 *
 * <pre>{@code
 * @ExtendWith(GoldenExtension.class)
 * class KeywordTest {
 *     @Test
 *     void yes(GoldenRun golden) {
 *         golden.check(network, Core.CORE_2, raster);
 *     }
 * }
 * }</pre>
 *
 * <p>{@code mvn test -Dxylo.golden=update} writes or rewrites {@code src/test/resources/<package>/KeywordTest/yes.npz}; without it a
 * missing or different file fails the test, and in CI ({@code CI=true}) the update itself fails.
 */
package dev.xylo.testkit.junit;
