"""Makes the recordings and the network of this example: python3 examples/sounds/make.py, from the repository's root. Needs numpy.

Four kinds of sound at 16 kHz, 16 bits: a hum (about 110 Hz), a voice-like buzz (300 Hz and overtones), a whistle (1.5 kHz), a hiss (noise above
4 kHz), each with its own pitch, loudness and background noise. The network is made by hand: a hidden neuron per channel of Audio 3, outputs that
sum those of their band.
"""

import wave
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
RATE = 16000
SAMPLES = 4800
PER_KIND = 10
# Channels of the filter bank, from low to high, in which a kind is loud.
CHANNELS = {"buzz": range(2, 6), "hiss": range(10, 16), "hum": range(0, 2), "whistle": range(7, 10)}


def sound(kind, rng):
    t = np.arange(SAMPLES) / RATE
    pitch = 1 + rng.uniform(-0.1, 0.1)
    if kind == "hum":
        clean = np.sin(2 * np.pi * 110 * pitch * t)
    elif kind == "buzz":
        clean = sum(np.sin(2 * np.pi * 300 * pitch * k * t) / k**2 for k in (1, 2, 3))
    elif kind == "whistle":
        clean = np.sin(2 * np.pi * 1500 * pitch * t + 2 * np.sin(2 * np.pi * 5 * t))
    else:
        noise = np.fft.rfft(rng.standard_normal(SAMPLES))
        noise[np.fft.rfftfreq(SAMPLES, 1 / RATE) < 4000 * pitch] = 0
        clean = 0.8 * np.fft.irfft(noise, SAMPLES)
    loud = 0.4 * 2 ** -rng.uniform(0, 4)
    fade = np.minimum(1, np.minimum(t, t[::-1]) / 0.05)
    return loud * fade * clean / np.max(np.abs(clean)) + rng.normal(0, 0.25 * loud, SAMPLES)


def network():
    outputs = np.full((16, len(CHANNELS)), -0.05)
    for out, kind in enumerate(sorted(CHANNELS)):
        outputs[list(CHANNELS[kind]), out] = 1.2 / len(CHANNELS[kind])
    hidden, out = np.ones(16), np.ones(len(CHANNELS))
    return dict(
        weights_in=0.1 * np.eye(16)[:, :, None],
        weights_rec=np.zeros((16, 16, 1)),
        weights_out=outputs,
        threshold=2 * hidden,
        threshold_out=8 * out,
        dash_mem=5 * hidden,
        dash_syn=4 * hidden,
        dash_mem_out=5 * out,
        dash_syn_out=4 * out,
        bias=0 * hidden,
        bias_out=0 * out,
    )


def main():
    rng = np.random.default_rng(7)
    folder = HERE / "recordings"
    folder.mkdir(exist_ok=True)
    lines = ["file,label"]
    for kind in CHANNELS:
        for i in range(PER_KIND):
            name = f"{kind}-{i:02d}.wav"
            with wave.open(str(folder / name), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes(np.rint(32000 * sound(kind, rng)).astype("<i2").tobytes())
            lines.append(f"{name},{kind}")
    (HERE / "labels.csv").write_text("\n".join(lines) + "\n")
    np.savez_compressed(HERE / "network.npz", **network())


if __name__ == "__main__":
    main()
