package dev.xylo.study.calibration;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.quantize.optimal.Widths;
import dev.xylo.study.engine.DamagedResultException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A step of the width search as bytes: its numbers, then every parameter in their order, deflated. Aliases are those of the float network. */
final class PointCodec {
    private PointCodec() {}

    static byte[] encode(WidthSearch.Point point) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeLong(point.weightBits());
            out.writeDouble(point.countError());
            out.writeDouble(point.agreement());
            for (Parameter parameter : Parameter.values()) {
                int[] values = point.network().has(parameter) ? point.network().values(parameter) : new int[0];
                out.writeInt(values.length);
                for (int value : values) {
                    out.writeShort(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array in memory does not fail
        }
        return bytes.toByteArray();
    }

    static WidthSearch.Point decode(FloatNetwork network, Widths widths, byte[] bytes) throws DamagedResultException {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            long weightBits = in.readLong();
            double countError = in.readDouble();
            double agreement = in.readDouble();
            Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
            for (Parameter parameter : Parameter.values()) {
                int length = in.readInt();
                if (length != 0) {
                    values.put(parameter, values(in, length, network.shape().size(parameter)));
                }
            }
            if (in.read() >= 0) {
                throw new IOException("more than a network");
            }
            return new WidthSearch.Point(
                    widths,
                    weightBits,
                    countError,
                    agreement,
                    XyloNetwork.of(network.shape(), values, network.aliases()));
        } catch (IOException | RuntimeException e) {
            throw new DamagedResultException("the search for widths", e);
        }
    }

    private static int[] values(DataInputStream in, int length, int needed) throws IOException {
        if (length != needed) {
            throw new IOException("a parameter of another network");
        }
        int[] values = new int[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readShort();
        }
        return values;
    }
}
