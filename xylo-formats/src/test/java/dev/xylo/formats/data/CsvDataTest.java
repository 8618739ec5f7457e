package dev.xylo.formats.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.raster.SpikeRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDataTest {
    private static final SpikeRaster RASTER = SpikeRaster.of(2, 3, new int[] {0, 1, 2, 3, 0, 0});
    private static final DataOptions EVENTS =
            DataOptions.NONE.withTimeStep(0.5).withChannels(3).withSteps(2);

    @TempDir
    Path folder;

    private DataSet read(String text, DataOptions options) throws IOException {
        return DataSets.read(Files.writeString(folder.resolve("data.csv"), text), options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,1,2\n3,0,0\n",
                "0;1;2\r\n3;0;0",
                "0\t1\t2\n\n3\t0\t0\n",
                "0 1 2\n3 0 0\n",
                "# by numpy.savetxt\n0.000e+00,1.000e+00,2.000e+00\n3.000e+00,0.0,0.0\n",
                "a,b,c\n0,1,2\n3,0,0\n",
                " \"0\" , 1 , 2\n3,0,0\n",
            })
    void rasters(String text) throws IOException {
        assertThat(read(text, DataOptions.NONE).samples()).containsExactly(RASTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t,channel\n0.1,1\n0.2,2\n0.3,2\n0.5,0\n0.6,0\n0.99,0\n",
                "channel;time_ms\n1;100\n2;200\n2;300\n0;500\n0;600\n0;990\n",
                "timestamp_us\tx\tp\n100000\t1\t1\n200000\t2\t0\n300000\t2\t1\n500000\t0\t1\n600000\t0\t1\n999999\t0\t1\n",
                "x,y,t\n1,0,100000\n2,0,200000\n2,0,300000\n0,0,500000\n0,0,600000\n0,0,999999\n",
            })
    void events(String text) throws IOException {
        assertThat(read(text, EVENTS).samples()).containsExactly(RASTER);
    }

    private void refused(String text, DataOptions options, String reason) {
        assertThatThrownBy(() -> read(text, options))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatIsNeither() {
        refused("", DataOptions.NONE, "is empty");
        refused("# nothing\n", DataOptions.NONE, "holds no numbers");
        refused("a,b\n", DataOptions.NONE, "holds no numbers");
        refused("1,2\n3\n", DataOptions.NONE, "line 2 has 1 columns, the first line 2");
        refused("1,2\n3,x\n", DataOptions.NONE, "line 2 column 2 is 'x'; needed is a number");
        refused("1,2\n3,\n", DataOptions.NONE, "column 2 is ''; needed is a number");
        refused("0,1.5\n", DataOptions.NONE, "input[0, 1] is 1.5; a spike count is a whole number");
        refused("1,\"2\n3", DataOptions.NONE, "is no table of text that can be read");
        refused("1000,3\n2000,4\n", DataOptions.NONE, "events? Then it needs a header line");
        refused("t,x\n0.1,3\n", EVENTS, "event 0 is of channel 3, but there are 3 channels (0..2)");
        refused("t,x\n-1,1\n", EVENTS, "is before the first step; time starts at 0");
        refused("t,x\nNaN,1\n", EVENTS, "the time of event 0 is NaN");
        refused("t,x,y\n1,1,2\n", EVENTS, "a sensor with two axes (event 0 has y = 2)");
        refused(
                "t_s,x\n1e9,1\n",
                DataOptions.NONE.withTimeStep(0.001).withChannels(3),
                "is the time step (--dt) right");
        refused("left\nright\n", DataOptions.NONE, "input: is missing");
    }
}
