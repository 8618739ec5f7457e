package dev.xylo.study.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A task's result as bytes: its numbers in a fixed order, deflated (most of them are small). */
final class TaskCodec {
    private TaskCodec() {}

    static byte[] encode(TaskResult result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
            for (Firing baseline : result.baselines()) {
                baseline.write(out);
            }
            for (ChipTotals chip : result.chips()) {
                chip.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array in memory does not fail
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /**
     * Decodes.
     *
     * @throws DamagedResultException if the bytes are not the result of this task
     */
    static TaskResult decode(StudyProgram program, Task task, byte[] bytes) throws DamagedResultException {
        List<Firing> baselines = new ArrayList<>();
        List<ChipTotals> chips = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            for (int i = 0; task.group() == 0 && i < program.baselines().size(); i++) {
                baselines.add(Firing.read(in, program.shape(), task.samples(), program.decoding()));
            }
            for (int cell = program.firstCell(task); cell < program.lastCell(task); cell++) {
                chips.add(ChipTotals.read(in, program.shape(), task.samples(), program.decoding(cell)));
            }
            if (in.read() >= 0) {
                throw new IOException("a result of another task");
            }
        } catch (IOException | RuntimeException e) {
            throw new DamagedResultException("task " + task.index(), e);
        }
        return new TaskResult(baselines, chips);
    }
}
