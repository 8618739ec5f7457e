"""Our input front-ends beside Rockpool's own functions, on the same signals, in one run, one thread each.

    python3 -m venv venv && venv/bin/pip install rockpool "numpy<2.3" scipy
    mvn -q package -Dmaven.test.skip=true -pl xylo-bench -am
    venv/bin/python xylo-bench/frontends_side_by_side.py

Checks that both give the same integers, then prints medians and their ratio. Rockpool's Audio 3 objects need jax and compute in float32;
its integer functions are taken instead, joined as its modules join them. Ours runs for 3 s first, so that it is compiled.
Times are CPU times of the one thread, so that others on the machine do not count. Needs a JDK 25 in JAVA_HOME or on the PATH.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")

import numpy as np

try:
    import samna
except ImportError:
    # Rockpool imports the vendor's program, which these functions do not need.
    from unittest import mock

    for name in ("samna", "samna.xyloAudio3", "samna.xyloAudio3.configuration"):
        sys.modules[name] = mock.MagicMock()

from rockpool.devices.xylo.syns63300.imuif_sim import IMUIFSim
from rockpool.devices.xylo.syns65302.afe.agc.agc_adc import AGCADC
from rockpool.devices.xylo.syns65302.afe.digital_filterbank import ChipButterworth
from rockpool.devices.xylo.syns65302.afe.divisive_normalization import py_spike_gen
from rockpool.devices.xylo.syns65302.afe.pdm.delta_sigma import DeltaSigma
from rockpool.devices.xylo.syns65302.afe.raster import Raster

HERE = Path(__file__).resolve().parent
AUDIO = 50e6 / 1024
RUNS = 3


def motion(seconds, rng):
    t = np.arange(int(200 * seconds)) / 200
    waves = [3000 * np.sin(2 * np.pi * f * t + p) for f, p in ((1.3, 0), (2.9, 1), (7.1, 2))]
    return (np.stack(waves, 1) + [500, -800, 8000] + 300 * rng.standard_normal((len(t), 3))).astype(np.int64)


def sound(rate, seconds, size, rng):
    t = np.arange(int(rate * seconds)) / rate
    return size * (0.6 * np.sin(2 * np.pi * 440 * t * (1 + t)) + 0.3 * rng.uniform(-1, 1, len(t)))


def imu(x):
    return IMUIFSim()(x[None].astype(object))[0][0]


def mirrored(x):
    return np.concatenate((x[::-1], x))


def audio3(x):
    quantized = (x * 2**13).astype(np.int64)
    bank = ChipButterworth()
    whole = mirrored(quantized)
    filtered = np.stack([bank._filter(block, whole) for block in bank.bd_list], 1)[len(x) :]
    channels = np.ones(16, dtype=np.int64)
    spikes, _ = py_spike_gen(
        sig_in=mirrored(filtered),
        mode_vec=channels,
        spike_rate_scale_bitshift1=6 * channels,
        spike_rate_scale_bitshift2=0 * channels,
        low_pass_bitshift=12 * channels,
        EPS_vec=channels,
        fixed_threshold_vec=2**27 * channels,
        joint_normalization=True,
    )
    return Raster(shape=(16, 16), fs=AUDIO, rate_downsample_factor=50, max_num_spikes=15).evolve(spikes[len(x) :])[0]


def delta_sigma(x):
    return DELTA_SIGMA.evolve(x, python_version=True)[0][:, None]


DELTA_SIGMA = DeltaSigma(amplitude=1.0, bandwidth=20e3, order=4, fs=1562500)


def agc(x):
    module = AGCADC()
    return module.evolve((x, 100e3))[0][:, None]


class Java:
    def __init__(self):
        home = os.environ.get("JAVA_HOME")
        java = str(Path(home) / "bin" / "java") if home else "java"
        command = [java, "-XX:+UseSerialGC", "-cp", str(HERE / "target" / "benchmarks.jar"), "dev.xylo.bench.FrontEndSideBySide"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, name, signal, folder):
        np.savez(folder / "in.npz", signal=signal)
        print(name, folder / "in.npz", folder / "out.npz", 3, file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit("the Java side ended at " + name)
        return int(line) / 1e9, np.load(folder / "out.npz")["output"]


def main():
    rng = np.random.default_rng(1)
    workloads = [
        ("imu", "IMU, default path", imu, motion(10, rng), 200),
        ("audio3", "Audio 3, external samples", audio3, sound(AUDIO, 0.2, 0.9, rng), AUDIO),
        ("delta-sigma", "PDM microphone (delta-sigma)", delta_sigma, sound(1562500, 0.02, 0.4, rng), 1562500),
        ("agc", "analog input with AGC", agc, sound(100e3, 0.1, 0.05, rng), 100e3),
    ]
    java = Java()
    print(f"{'front-end':32s}{'Rockpool':>14s}{'ours':>14s}{'ratio':>9s}   (per second of signal)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for key, title, rockpool, signal, rate in workloads:
            ours, mine = java.run(key, signal, folder)
            seconds = []
            for _ in range(RUNS):
                start = time.process_time()
                theirs = rockpool(signal)
                seconds.append(time.process_time() - start)
            theirs = np.asarray(theirs).astype(np.int64).reshape(len(theirs), -1)
            if not np.array_equal(theirs, mine[:, : theirs.shape[1]]):
                sys.exit(f"{title}: the answers differ")
            length = len(signal) / rate
            median = statistics.median(seconds)
            print(f"{title:32s}{1e3 * median / length:11.1f} ms{1e3 * ours / length:11.3f} ms{median / ours:8.0f}x", flush=True)


if __name__ == "__main__":
    main()
