package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;

/** Random input, and what the float network does on it; the chip loses every third of its spikes. */
class LifTraces extends RandomTraces {
    private final FloatNetwork network;
    private final NetworkShape shape;

    LifTraces(FloatNetwork network, int... steps) {
        super(network.shape(), steps);
        this.network = network;
        this.shape = network.shape();
    }

    @Override
    public FloatTrace floatRun(int sample) {
        return run(sample);
    }

    private FloatTrace run(int sample) {
        int steps = input(sample).steps();
        Neurons hidden = new Neurons(Layer.HIDDEN, steps);
        Neurons readout = new Neurons(Layer.READOUT, steps);
        for (int t = 0; t < steps; t++) {
            for (int row = 0; row < shape.inputs(); row++) {
                hidden.receive(0, row, Math.min(15, input(sample).count(t, row)));
            }
            for (int row = 0; t > 0 && row < shape.hidden(); row++) {
                hidden.receive(1, row, hidden.spikes[(t - 1) * shape.hidden() + row]);
                readout.receive(0, row, hidden.spikes[(t - 1) * shape.hidden() + row]);
            }
            hidden.step(t);
            readout.step(t);
        }
        return new FloatTrace(hidden.spikes, hidden.vMem, hidden.peak, readout.spikes, readout.vMem, readout.peak);
    }

    @Override
    public short[] chipSpikes(XyloNetwork integers, int sample) {
        double[] spikes = run(sample).spikes();
        short[] fewer = new short[spikes.length];
        int seen = 0;
        for (int i = 0; i < spikes.length; i++) {
            fewer[i] = spikes[i] > 0 && seen++ % 3 == 0 ? 0 : (short) spikes[i];
        }
        return fewer;
    }

    private final class Neurons {
        private final Layer layer;
        private final int size;
        private final int synapses;
        private final double[][] current;
        private final double[] v;
        private final double[] spikes;
        private final double[] vMem;
        private final double[] peak;

        Neurons(Layer layer, int steps) {
            this.layer = layer;
            this.size = layer.neurons(shape);
            this.synapses = layer.synapses(shape);
            this.current = new double[synapses][size];
            this.v = new double[size];
            this.spikes = new double[steps * size];
            this.vMem = new double[steps * size];
            this.peak = new double[size];
        }

        void receive(int group, int row, double count) {
            for (int i = 0; i < size; i++) {
                for (int s = 0; s < synapses; s++) {
                    current[s][i] += count * network.value(layer.weights().get(group), (row * size + i) * synapses + s);
                }
            }
        }

        void step(int t) {
            for (int i = 0; i < size; i++) {
                v[i] = v[i] * left(layer.dashMem(), i) + network.value(layer.bias(), i);
                for (int s = 0; s < synapses; s++) {
                    current[s][i] *= left(layer.dashSyn().get(s), i);
                    v[i] += current[s][i];
                    peak[i] = Math.max(peak[i], current[s][i]);
                }
                double threshold = network.value(layer.threshold(), i);
                double n = Math.max(0, Math.min(layer.mostSpikes(), Math.floor(v[i] / threshold)));
                v[i] -= n * threshold;
                spikes[t * size + i] = n;
                vMem[t * size + i] = v[i];
            }
        }

        private double left(Parameter dash, int neuron) {
            return OptimalOptions.DEFAULT.decay().applyAsDouble(network.value(dash, neuron));
        }
    }
}
