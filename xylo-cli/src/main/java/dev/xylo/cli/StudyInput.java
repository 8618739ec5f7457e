package dev.xylo.cli;

import dev.xylo.formats.data.DataSets;
import dev.xylo.study.plan.PlanBuilder;
import dev.xylo.study.plan.PlanException;
import dev.xylo.study.plan.PlanKey;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.plan.StudyPlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;

/**
 * Finds out what {@code xylo study} was pointed at. Options beside a study file take the place of what it says; the manifest names them.
 *
 * @param argument a study file, a network, or a folder with a network and samples
 * @param given what options say, by key
 * @param command to complain with
 */
record StudyInput(Path argument, Map<PlanKey<?>, JsonNode> given, CommandLine command) {
    StudyPlan plan() throws IOException {
        if (given.containsKey(PlanKeys.CHIP) && given.containsKey(PlanKeys.CORES)) {
            throw new ParameterException(command, "--core and --chip exclude each other: the chip says its core");
        }
        boolean file = !Files.isDirectory(argument) && StudyPlanReader.isStudyFile(argument);
        PlanBuilder builder = file ? StudyPlanReader.builder(argument) : ofNetwork();
        try {
            given.forEach(builder::setWritten);
            if (file) {
                builder.overridden(given.keySet().stream().map(PlanKey::name).toList());
            }
            return builder.build();
        } catch (PlanException e) {
            if (file && !given.containsKey(e.key())) {
                throw StudyPlanReader.refusal(argument, e);
            }
            throw new ParameterException(command, e.key().option() + " " + e.reason(PlanKey::option), e);
        }
    }

    /** The argument's last name, without its ending. */
    String title() {
        Path name = argument.toAbsolutePath().normalize().getFileName();
        return name == null ? "study" : name.toString().replaceFirst("\\.[^.]+$", "");
    }

    private PlanBuilder ofNetwork() throws IOException {
        Path network =
                Files.isDirectory(argument) ? firstOf(argument, "a network", "network.npz", "network.json") : argument;
        return StudyPlan.builder(network, given.containsKey(PlanKeys.DATA) ? network : dataFile(network));
    }

    private Path dataFile(Path networkFile) throws IOException {
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
