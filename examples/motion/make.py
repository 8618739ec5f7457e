"""Makes the recordings and the network of this example: python3 examples/motion/make.py, from the repository's root. Needs numpy.

Five kinds of motion at 200 Hz, in units of the sensor: rocking (1.4 Hz), walking (2.8 Hz), running (5.6 Hz), shaking (11 Hz), vibration (22 Hz),
on a sensor that lies any way round, with gravity and noise. The network is made by hand: a hidden neuron per frequency band sums the three axes,
an output per hidden neuron.
"""

from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
KINDS = {"rocking": 1.4, "walking": 2.8, "running": 5.6, "shaking": 11.0, "vibration": 22.0}
PER_KIND = 12
SAMPLES = 300


def recording(frequency, rng):
    t = np.arange(SAMPLES) / 200
    amplitude = rng.uniform(150, 1200)
    phase = rng.uniform(0, 2 * np.pi)
    wobble = frequency * (1 + rng.uniform(-0.15, 0.15))
    move = amplitude * np.sin(2 * np.pi * wobble * t + phase) + 0.3 * amplitude * np.sin(2 * np.pi * 2.1 * wobble * t)
    body = np.stack([move, 0.3 * np.roll(move, 7), 4000 + 0.2 * move], 1)
    turn, _ = np.linalg.qr(rng.standard_normal((3, 3)))
    return np.rint(body @ turn + rng.normal(0, 60, (SAMPLES, 3))).astype(int)


def network():
    bands = len(KINDS)
    into = np.zeros((15, bands, 1))
    for channel in range(15):
        into[channel, channel % bands, 0] = 0.4
    # Classes are numbered in alphabetical order, bands from low to high.
    outputs = np.zeros((bands, bands))
    for band, kind in enumerate(KINDS):
        outputs[band, sorted(KINDS).index(kind)] = 1
    hidden, out = np.ones(bands), np.ones(bands)
    return dict(
        weights_in=into,
        weights_rec=np.zeros((bands, bands, 1)),
        weights_out=0.5 * outputs - 0.1 * (1 - outputs),
        threshold=3 * hidden,
        threshold_out=2 * out,
        dash_mem=4 * hidden,
        dash_syn=3 * hidden,
        dash_mem_out=4 * out,
        dash_syn_out=3 * out,
        bias=0 * hidden,
        bias_out=0 * out,
    )


def main():
    rng = np.random.default_rng(7)
    folder = HERE / "recordings"
    folder.mkdir(exist_ok=True)
    lines = ["file,label"]
    for kind, frequency in KINDS.items():
        for i in range(PER_KIND):
            name = f"{kind}-{i:02d}.csv"
            np.savetxt(folder / name, recording(frequency, rng), fmt="%d", delimiter=",", header="x,y,z", comments="")
            lines.append(f"{name},{kind}")
    (HERE / "labels.csv").write_text("\n".join(lines) + "\n")
    np.savez_compressed(HERE / "network.npz", **network())


if __name__ == "__main__":
    main()
