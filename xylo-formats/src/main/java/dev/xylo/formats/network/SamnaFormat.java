package dev.xylo.formats.network;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.files.AtomicFile;
import dev.xylo.formats.numpy.NdArray;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A configuration as SynSense's samna saves it in JSON, to be loaded onto a chip.
 *
 * <p>For SYNS61300 files equal those of samna 0.7.1.0 byte for byte. What is written for the other chips was inferred: SYNS61201 adds
 * {@code bias_enable} and, to each neuron, {@code v_mem_bias}; SYNS63300 and SYNS65302 say {@code hidden} for {@code reservoir};
 * SYNS63300 knows no second synapse.
 */
final class SamnaFormat implements NetworkFormat {
    private static final Pattern START = Pattern.compile("\\{\\s*\"value0\"\\s*:\\s*\\{.*", Pattern.DOTALL);

    private final Optional<Chip> chip;

    /** For the first chip that a network needs. */
    SamnaFormat() {
        this(Optional.empty());
    }

    private SamnaFormat(Optional<Chip> chip) {
        this.chip = chip;
    }

    @Override
    public NetworkFormat forChip(Chip other) {
        return new SamnaFormat(Optional.of(other));
    }

    @Override
    public String name() {
        return "samna JSON";
    }

    @Override
    public String key() {
        return "samna";
    }

    @Override
    public List<String> extensions() {
        return List.of("samna.json");
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.SINGLE_FILE);
    }

    static boolean isConfiguration(byte[] head) {
        return START.matcher(JsonFile.start(head)).matches();
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        return isConfiguration(head);
    }

    @Override
    public Specification read(Path file) throws FormatException {
        return JsonFile.read(file, (parser, origin) -> new SamnaReader(parser, origin).read());
    }

    @Override
    public Fit fit(Specification specification) throws FormatException {
        ChipForm form = new ChipForm(specification, name());
        return fit(form, form.target(chip));
    }

    private Fit fit(ChipForm form, Chip target) {
        SamnaDialect dialect = SamnaDialect.of(target);
        if (!dialect.ownReach()) {
            form.expand();
        }
        if (dialect.secondSynapse()) {
            form.squeeze();
        } else {
            form.oneSynapse();
            form.drop(Parameter.DASH_SYN_2, ", the decay of a second synapse, which " + target + " has not");
        }
        if (dialect.bias()) {
            form.bias(Parameter.Kind.BIAS.min(), Parameter.Kind.BIAS.max());
        } else {
            form.drop(Parameter.BIAS, "; " + target + " has no bias");
            form.drop(Parameter.BIAS_OUT, "; " + target + " has no bias");
        }
        form.oneAliasEach();
        return form.fitWithoutTimeStep();
    }

    @Override
    public void write(Path file, Specification specification, Map<String, NdArray> extra) throws FormatException {
        ChipForm.noExtras(file, name(), extra);
        ChipForm form = new ChipForm(specification, name());
        Chip target = form.target(chip);
        Specification fitted = fit(form, target).lossless(file, name());
        AtomicFile.write(file, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
            new SamnaWriter(new SamnaJson(text), SamnaDialect.of(target)).write(fitted.toXyloNetwork());
            text.flush();
        });
    }
}
