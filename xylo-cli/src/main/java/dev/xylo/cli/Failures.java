package dev.xylo.cli;

import dev.xylo.core.text.EditDistance;
import dev.xylo.formats.FormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Turns what went wrong into one line and an exit status. */
final class Failures {
    /** Wrong input, file or option. */
    static final int WRONG_INPUT = 2;

    /** A defect of this program (EX_SOFTWARE). */
    static final int DEFECT = 70;

    private Failures() {}

    static int ofOptions(CommandLine.ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        StringBuilder line = new StringBuilder("xylo: ").append(oneLine(message(failure)));
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
            EditDistance.nearest(unmatched.getUnmatched().get(0), known(command))
                    .ifPresent(nearest ->
                            line.append("; did you mean ").append(nearest).append('?'));
        }
        line.append(" (see '").append(command.getCommandSpec().qualifiedName()).append(" --help')");
        command.getErr().println(line);
        return WRONG_INPUT;
    }

    /** What may stand where something unknown stood: options, and commands of the program itself. */
    private static List<String> known(CommandLine command) {
        return Stream.concat(
                        command.getSubcommands().keySet().stream(),
                        command.getCommandSpec().optionsMap().keySet().stream())
                .toList();
    }

    private static String message(CommandLine.ParameterException failure) {
        if (!(failure instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return failure.getMessage();
        }
        String first = unmatched.getUnmatched().get(0);
        boolean isCommand = failure.getCommandLine().getParent() == null;
        return (first.startsWith("-") ? "unknown option " : isCommand ? "unknown command " : "unexpected argument ")
                + first;
    }

    static int ofWork(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        String message = expected(failure);
        if (message != null) {
            command.getErr().println("xylo: " + oneLine(message));
            return WRONG_INPUT;
        }
        command.getErr()
                .println("xylo: a defect of this program: " + oneLine(String.valueOf(failure))
                        + " (please report it; XYLO_DEBUG=1 shows where)");
        if (System.getenv("XYLO_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return DEFECT;
    }

    /** What to tell the user, or null for a defect. */
    private static String expected(Exception failure) {
        if (failure instanceof FormatException) {
            return failure.getMessage();
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or directory";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (failure instanceof FileSystemException other) {
            String reason = other.getReason() == null ? other.getClass().getSimpleName() : other.getReason();
            return other.getFile() + ": " + reason;
        }
        if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
            return failure.getMessage();
        }
        return null;
    }

    private static String oneLine(String text) {
        return text == null ? "unknown" : text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
