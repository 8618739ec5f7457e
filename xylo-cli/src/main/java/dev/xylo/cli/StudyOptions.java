package dev.xylo.cli;

import dev.xylo.study.plan.PlanGroup;
import dev.xylo.study.plan.PlanKey;
import dev.xylo.study.plan.PlanKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The options that say what a study file says by its keys: one for every key, made from the table of keys, under the headings of its groups. */
final class StudyOptions implements CommandLine.IModelTransformer {
    private static final String LIST = ",";

    @Override
    public CommandSpec transform(CommandSpec spec) {
        for (PlanGroup group : PlanGroup.values()) {
            ArgGroupSpec.Builder options = ArgGroupSpec.builder()
                    .exclusive(false)
                    .validate(false)
                    .order(group.ordinal())
                    .heading("%n" + group.heading() + ":%n");
            keys().stream().filter(key -> key.group() == group).forEach(key -> options.addArg(option(key)));
            spec.addArgGroup(options.build());
        }
        return spec;
    }

    /** Keys that have an option; the network is the command's argument. */
    static List<PlanKey<?>> keys() {
        return PlanKeys.all().stream().filter(key -> key != PlanKeys.NETWORK).toList();
    }

    /**
     * What was given.
     *
     * @return by key, as it would stand in a file; paths start at the working directory
     */
    static Map<PlanKey<?>, JsonNode> given(ParseResult parsed) {
        Map<PlanKey<?>, JsonNode> given = new LinkedHashMap<>();
        for (PlanKey<?> key : keys()) {
            if (parsed.hasMatchedOption(key.option())) {
                given.put(key, value(key, parsed.matchedOption(key.option())));
            }
        }
        return given;
    }

    private static JsonNode value(PlanKey<?> key, OptionSpec option) {
        if (key.isFlag()) {
            return BooleanNode.valueOf(option.<Boolean>getValue());
        }
        List<JsonNode> values = option.stringValues().stream()
                .flatMap(text -> List.of(key.many() ? text.split(LIST, -1) : new String[] {text}).stream())
                .map(key::parse)
                .toList();
        if (!key.many()) {
            return values.getLast();
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static OptionSpec option(PlanKey<?> key) {
        OptionSpec.Builder option =
                OptionSpec.builder(key.option()).description(description(key)).completionCandidates(key.choices());
        if (key.isFlag()) {
            return option.type(Boolean.class).arity("0").negatable(true).build();
        }
        option.paramLabel(key.label()).converters(text -> {
            try {
                return key.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        });
        if (!key.many()) {
            return option.type(JsonNode.class).build();
        }
        option.type(List.class).auxiliaryTypes(JsonNode.class).splitRegex(LIST);
        boolean switches = key.choices().contains(Boolean.toString(true));
        return (switches ? option.arity("0..1").fallbackValue(Boolean.toString(true)) : option.arity("1")).build();
    }

    /** Percent signs would be formats. */
    private static String description(PlanKey<?> key) {
        String choices =
                key.isFlag() || key.choices().isEmpty() ? "" : " One of " + String.join(", ", key.choices()) + ".";
        return (key.help() + choices + " Default: " + key.absentText() + ".").replace("%", "%%");
    }
}
