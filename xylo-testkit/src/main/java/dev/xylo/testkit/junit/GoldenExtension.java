package dev.xylo.testkit.junit;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link GoldenRun}: {@code <folder>/<package>/<class>/<method>.npz}, with {@code -N} for the N-th invocation of a
 * parameterized or repeated test.
 *
 * <p>System properties: {@code xylo.golden} ({@code check}, the default, or {@code update}); {@code xylo.golden.dir}, the folder
 * (default {@code src/test/resources}, relative to the module, so that updated files are committed).
 */
public final class GoldenExtension implements ParameterResolver {
    private static final String FOLDER_PROPERTY = "xylo.golden.dir";
    private static final Pattern INVOCATION = Pattern.compile("test-template-invocation:#(\\d+)\\]$");

    /** For JUnit. */
    public GoldenExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GoldenRun.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        GoldenMode mode = GoldenMode.of(System.getProperty(GoldenMode.PROPERTY), System.getenv());
        Class<?> type = context.getRequiredTestClass();
        String method = context.getRequiredTestMethod().getName();
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        String name = method + (invocation.find() ? "-" + invocation.group(1) : "");
        String simple = type.getName()
                .substring(type.getPackageName().length())
                .replace(".", "")
                .replace('$', '.');
        Path file = Path.of(System.getProperty(FOLDER_PROPERTY, "src/test/resources"))
                .resolve(type.getPackageName().replace('.', '/'))
                .resolve(simple)
                .resolve(name + ".npz");
        return new GoldenRun(file, type.getName() + "." + name, mode);
    }
}
