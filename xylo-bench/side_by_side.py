"""Our simulator and quantizers beside xylosim and Rockpool, on the same networks, in one run.

    python3 -m venv venv && venv/bin/pip install xylosim rockpool numpy
    mvn -q package -Dmaven.test.skip=true -pl xylo-bench,xylo-cli -am
    venv/bin/python xylo-bench/side_by_side.py

Takes each network (those of Workload.java) to both, checks that all states (or integers) are equal, then times both in turn and prints
the medians and their ratio. Both sides simulate on one thread; our quantizers use all cores, numpy one. xylosim is compiled ahead of time; ours is compiled while it runs, so it is run
for 5 s first: what a long run sees. What a short one sees is the last table, whole processes on examples/digits, where all costs count.
xylosim always records every state; ours records output spikes unless asked for more, so "all states" is the same work for both.
Needs a JDK 25 in JAVA_HOME or on the PATH.
"""

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)

import numpy as np
from xylosim.v2 import XyloLayer, XyloSynapse

HERE = Path(__file__).resolve().parent
STEPS = 100
def layer(spec):
    """The same network for xylosim. The synapse lists must outlive the layer."""

    def rows(weights):
        if weights.ndim == 2:
            weights = weights[:, :, None]
        return [
            [XyloSynapse(int(post), int(synapse), int(row[post, synapse])) for post, synapse in np.argwhere(row)]
            for row in weights
        ]

    tables = rows(spec["weights_in"]), rows(spec["weights_rec"]), rows(spec["weights_out"])
    hidden = len(spec["threshold"])
    made = XyloLayer(
        *tables,
        [[] for _ in range(hidden)],
        spec["threshold"].tolist(),
        spec["threshold_out"].tolist(),
        True,
        spec["bias"].tolist(),
        spec["bias_out"].tolist(),
        0,
        0,
        0,
        spec["dash_mem"].tolist(),
        spec["dash_mem_out"].tolist(),
        np.stack([spec["dash_syn"], spec["dash_syn_2"]], 1).tolist(),
        spec["dash_syn_out"][:, None].tolist(),
        "side by side",
    )
    return made, tables


class Java:
    def __init__(self, options):
        home = os.environ.get("JAVA_HOME")
        java = str(Path(home) / "bin" / "java") if home else "java"
        command = [java, *options, "-cp", str(HERE / "target" / "benchmarks.jar"), "dev.xylo.bench.SideBySide"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def ask(self, *words):
        print(*words, file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit("the Java side ended at: " + " ".join(map(str, words)))
        return line.strip()

    def seconds(self, name):
        return int(self.ask("time", name)) / 1e9


def timed(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def check(what, ours, theirs):
    if not np.array_equal(ours, np.asarray(theirs)):
        sys.exit(f"{what}: the answers differ")


def simulators(java, folder, rounds):
    print(f"per step of {STEPS}, median of {rounds}, microseconds, one thread\n")
    print(f"{'workload':24}{'spikes':>8}{'xylosim':>10}{'vector':>9}{'all states':>12}{'scalar':>9}{'ratio':>8}{'all states':>12}{'scalar':>9}")
    ratios = {"vector": [], "all": [], "scalar": []}
    for workload in java.ask("workloads", folder).split(";"):
        key, name = workload.split("=")
        net, data = folder / f"{key}.npz", folder / f"{key}-input.npz"
        with np.load(net) as file:
            spec = {key: file[key] for key in file.files}
        with np.load(data) as file:
            raster = file["input"]
        theirs, _keep = layer(spec)
        events = raster.tolist()
        out = theirs.evolve(events)
        for task, kernel in (("vector", "vector"), ("all", "vector"), ("scalar", "scalar")):
            answer = folder / f"answer-{task}.npz"
            java.ask("record" if task == "all" else "simulate", task, kernel, net, data, answer)
            with np.load(answer) as ours:
                check(f"{name}, {kernel}, spikes_out", ours["spikes_out"], out)
                for key, recorded in (("spikes", "rec_recurrent_spikes"), ("i_syn", "rec_i_syn"), ("i_syn_2", "rec_i_syn2"), ("v_mem", "rec_v_mem")):
                    recorded = np.asarray(getattr(theirs, recorded))
                    check(f"{name}, {kernel}, {key}", ours[key], recorded if recorded.shape == ours[key].shape else recorded.T)
                spikes = ours["spikes"].sum() / STEPS
        times = {"xylosim": [], "vector": [], "all": [], "scalar": []}
        for _ in range(rounds):
            theirs.reset_all()
            times["xylosim"].append(timed(lambda: theirs.evolve(events)))
            for task in ratios:
                times[task].append(java.seconds(task))
        medians = {key: statistics.median(values) / STEPS * 1e6 for key, values in times.items()}
        for task, values in ratios.items():
            values.append(medians["xylosim"] / medians[task])
        print(
            f"{name:24}{spikes:8.0f}{medians['xylosim']:10.1f}{medians['vector']:9.3f}{medians['all']:12.3f}{medians['scalar']:9.3f}"
            f"{ratios['vector'][-1]:7.0f}x{ratios['all'][-1]:11.0f}x{ratios['scalar'][-1]:8.0f}x",
            flush=True,
        )
    means = {key: statistics.geometric_mean(values) for key, values in ratios.items()}
    print(f"{'geometric mean':72}{means['vector']:7.0f}x{means['all']:11.0f}x{means['scalar']:8.0f}x\n", flush=True)


def rockpool_quantizers():
    """Rockpool's two functions from their file alone: importing the package would pull in far more."""
    folder = Path(importlib.util.find_spec("rockpool").origin).parent
    spec = importlib.util.spec_from_file_location("quantize_methods", folder / "transform" / "quantize_methods.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {"global": module.global_quantize, "channel": module.channel_quantize}


DIGITS = """
import sys, numpy as np
sys.path.insert(0, sys.argv[1])
from side_by_side import layer
with np.load(sys.argv[2]) as file:
    theirs, _keep = layer({key: file[key] for key in file.files})
with np.load(sys.argv[3]) as file:
    samples = file["input"]
out = []
for sample in samples.tolist():
    theirs.reset_all()
    out.append(np.asarray(theirs.evolve(sample)))
np.savez(sys.argv[4], spikes_out=np.stack(out))
"""


def digits(folder, rounds):
    """Whole processes, from start to exit: read 450 digits and integers, simulate, write the output spikes."""
    examples = HERE.parent / "examples" / "digits"
    xylo = str(HERE.parent / "xylo")
    net, data = folder / "digits.npz", examples / "test.npz"
    subprocess.run([xylo, "quantize", examples / "network.npz", "-o", net], check=True, capture_output=True)
    ours, theirs = folder / "ours.npz", folder / "theirs.npz"
    commands = {
        "xylosim": [sys.executable, "-c", DIGITS, HERE, net, data, theirs],
        "ours": [xylo, "simulate", net, "--input", data, "-o", ours],
    }
    times = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            times[name].append(timed(lambda: subprocess.run(command, check=True, capture_output=True)))
    with np.load(ours) as a, np.load(theirs) as b:
        check("digits", a["spikes_out"], b["spikes_out"])
    them, us = (statistics.median(times[name][1:]) for name in commands)
    print(f"examples/digits, 450 samples of 32 steps, whole process, median of {rounds}: a Python script with xylosim {them:.2f} s,")
    print(f"'xylo simulate' {us:.2f} s ({them / us:.1f}x); the same output spikes\n", flush=True)


def quantizers(java, folder, rounds):
    from importlib.metadata import version

    print(f"quantizing 16-N-8, two synapses, milliseconds, median of {3 * rounds}; Rockpool {version('rockpool')} on numpy {np.__version__}\n")
    print(f"{'method':10}{'N':>6}{'Rockpool':>11}{'ours':>9}{'ratio':>8}{'largest known':>16}{'ratio':>8}")
    for hidden in (63, 1000):
        rng = np.random.default_rng(20261124)
        spec = {
            "weights_in": rng.uniform(-1, 1, (16, hidden, 2)),
            "weights_rec": rng.uniform(-1, 1, (hidden, hidden, 2)),
            "weights_out": rng.uniform(-1, 1, (hidden, 8)),
            "threshold": rng.uniform(3, 10, hidden),
            "threshold_out": rng.uniform(3, 10, 8),
            "bias": rng.uniform(-0.05, 0.05, hidden),
            "bias_out": rng.uniform(-0.05, 0.05, 8),
        }
        for key, size in (("dash_mem", hidden), ("dash_syn", hidden), ("dash_syn_2", hidden), ("dash_mem_out", 8), ("dash_syn_out", 8)):
            spec[key] = rng.uniform(1, 6, size)
        net = folder / f"float{hidden}.npz"
        np.savez(net, **spec)
        for method, quantize in rockpool_quantizers().items():
            answer = folder / f"{method}.npz"
            java.ask("quantize", method, method, net, answer)

            def theirs():
                # The channel method writes into the biases it is given; the large arrays stay as they are.
                return quantize(**{key: value.copy() if value.ndim == 1 else value for key, value in spec.items()})

            result = theirs()
            with np.load(answer) as ours:
                for key in spec:
                    check(f"{method}, {key}", ours[key].ravel(), np.asarray(result[key]).astype(np.int64).ravel())
            # The largest weights, which the scales need, are known of a FloatNetwork from the check that it passed when it was
            # made; "ours" finds them once more.
            rows = [(timed(theirs), java.seconds(method), java.seconds(f"{method}-known")) for _ in range(3 * rounds)]
            them, us, known = (statistics.median(column) * 1e3 for column in zip(*rows))
            print(
                f"{method:10}{hidden:6}{them:11.3f}{us:9.3f}{them / us:7.1f}x{known:16.3f}{them / known:7.1f}x", flush=True
            )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=("simulators", "quantizers", "digits"))
    arguments = parser.parse_args()
    # One thread of computation; the collector may use the other core.
    java = Java(["--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC"])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments.only in (None, "simulators"):
            simulators(java, folder, arguments.rounds)
        if arguments.only in (None, "digits"):
            digits(folder, arguments.rounds)
        if arguments.only in (None, "quantizers"):
            quantizers(java, folder, arguments.rounds)


if __name__ == "__main__":
    main()
