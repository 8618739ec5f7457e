package dev.xylo.formats.numpy;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files as NumPy wrote them; see {@code make_fixtures.py} beside them. */
final class Fixtures {
    private Fixtures() {}

    static Path path(String name) {
        try {
            return Path.of(Fixtures.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
