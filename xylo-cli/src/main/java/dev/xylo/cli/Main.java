package dev.xylo.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** Entry point. */
@Command(
        name = "xylo",
        description =
                "Quantize spiking networks for SynSense Xylo chips, run them bit by bit, and see what accuracy was lost.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            StudyCommand.class,
            QuantizeCommand.class,
            WidthsCommand.class,
            IngredientsCommand.class,
            MethodsCommand.class,
            EncodeCommand.class,
            SimulateCommand.class,
            InfoCommand.class,
            ConvertCommand.class,
            MergeCommand.class,
            CheckCommand.class,
            LintCommand.class,
            CostCommand.class,
            RecordCommand.class,
            DiffCommand.class,
            ReplayCommand.class,
            TestbenchCommand.class,
            FaultsCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Start with:  xylo study examples/digits", "Help on one command:  xylo COMMAND --help"})
public final class Main implements Runnable {
    @Spec
    CommandLine.Model.CommandSpec spec;

    /** For picocli. */
    public Main() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "a command is missing: one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    /**
     * Runs a command and exits with its status.
     *
     * @param args command line
     */
    public static void main(String[] args) {
        StandardOutput stdout = new StandardOutput(new java.io.FileOutputStream(java.io.FileDescriptor.out));
        PrintWriter out = new PrintWriter(stdout, true, StandardCharsets.UTF_8);
        PrintWriter err =
                new PrintWriter(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = execute(out, err, args);
        out.flush();
        status = stdout.status(status, err);
        err.flush();
        System.exit(status);
    }

    /**
     * Runs a command.
     *
     * @param out results
     * @param err progress, warnings, errors
     * @param args command line
     * @return exit status
     */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        PrintWriter harmlessOut = new PrintWriter(new HarmlessWriter(out, args), true);
        PrintWriter harmlessErr = new PrintWriter(new HarmlessWriter(err, args), true);
        return new CommandLine(new Main())
                .setOut(harmlessOut)
                .setErr(harmlessErr)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::ofOptions)
                .setExecutionExceptionHandler(Failures::ofWork)
                .setUsageHelpAutoWidth(true)
                .execute(args);
    }

    /** Version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"xylo " + (version == null ? "(development)" : version) + ", Java " + Runtime.version()
            };
        }
    }
}
