package dev.xylo.cli;

import dev.xylo.formats.data.DataSets;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.plan.StudyPlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Finds out what {@code xylo study} was pointed at.
 *
 * @param argument a study file, a network, or a folder with a network and samples
 * @param options options beside it
 * @param dt time step, s, or null
 * @param command to complain with
 */
record StudyInput(Path argument, StudyOptions options, Double dt, CommandLine command) {
    StudyPlan plan() throws IOException {
        if (!Files.isDirectory(argument) && StudyPlanReader.isStudyFile(argument)) {
            if (options.given().isPresent()) {
                throw new ParameterException(
                        command,
                        options.given().get() + " and a study file: say it in " + argument
                                + ", or give the network and options only");
            }
            return StudyPlanReader.read(argument);
        }
        if (options.chip != null && options.core != null) {
            throw new ParameterException(command, "--core and --chip exclude each other: the chip says its core");
        }
        Path network =
                Files.isDirectory(argument) ? firstOf(argument, "a network", "network.npz", "network.json") : argument;
        return options.plan(network, dataFile(network), dt);
    }

    /** The argument's last name, without its ending. */
    String title() {
        Path name = argument.toAbsolutePath().normalize().getFileName();
        return name == null ? "study" : name.toString().replaceFirst("\\.[^.]+$", "");
    }

    private Path dataFile(Path networkFile) throws IOException {
        if (options.data != null) {
            return options.data;
        }
        if (Files.isDirectory(argument)) {
            return firstOf(argument, "samples", "test.npz", "data.npz");
        }
        if (!DataSets.hasInput(networkFile)) {
            throw new ParameterException(command, networkFile + " holds no 'input': give the samples with --data FILE");
        }
        return networkFile;
    }

    private Path firstOf(Path directory, String what, String... names) {
        for (String name : names) {
            if (Files.exists(directory.resolve(name))) {
                return directory.resolve(name);
            }
        }
        throw new ParameterException(
                command, directory + " holds no " + what + ": looked for " + String.join(" and ", names));
    }
}
