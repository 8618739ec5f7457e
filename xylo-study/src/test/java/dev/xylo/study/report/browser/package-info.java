/**
 * A real Chromium for tests, driven over the DevTools protocol with the JDK's own WebSocket: no Node, no driver, no download.
 *
 * <p>Where there is no Chromium, a test that needs it is reported as skipped with what to install; in CI (environment variable {@code
 * CI}) it fails, so that it cannot go missing unseen.
 */
package dev.xylo.study.report.browser;
