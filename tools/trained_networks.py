"""Train small networks of the kinds that users bring to Xylo, and write what this project reads.

Every network is built from Rockpool's torch modules, trained on synthetic spike patterns with a fixed seed, and mapped by
Rockpool's own mapper of its chip. A folder per network receives

    network.json   the float specification, dashes as real numbers, aliases and dt
    train.npz      `input` (samples, T, Nin) and `label`: samples to calibrate on
    test.npz       the same of other samples, and `torch_scores` (samples, classes): what the decoder reads in torch
    index.json     what it is: kind, decoder, dt, accuracy in torch

    python tools/trained_networks.py FOLDER [NAME ...]     # all, or those named; needs rockpool[torch]
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

try:
    import samna  # noqa: F401
except ImportError:  # the mapper needs no board, but its package asks for the board's library
    from importlib.abc import Loader, MetaPathFinder
    from importlib.machinery import ModuleSpec
    from unittest.mock import MagicMock

    class NoBoard(MetaPathFinder, Loader):
        """Answers every import of samna with something that does nothing."""

        def find_spec(self, name, path=None, target=None):
            return ModuleSpec(name, self, is_package=True) if name.split(".")[0] == "samna" else None

        def create_module(self, spec):
            module = MagicMock(name=spec.name)
            module.__path__ = []
            return module

        def exec_module(self, module):
            pass

    sys.meta_path.insert(0, NoBoard())

from rockpool.devices.xylo.syns61201 import mapper  # noqa: E402
from rockpool.nn.combinators import Residual, Sequential
from rockpool.nn.modules import LIFTorch, LinearTorch
from rockpool.nn.networks import SynNet, WaveSenseNet
from rockpool.parameters import Constant

TRAIN, CALIBRATE, TEST = 400, 200, 400

#: What is trained. None of these has the sizes of a published example; `hard` is the share of noise in the input.
KINDS = {
    "plain_a": dict(kind="plain", K=5, T=90, N=14, H=36, dt=1e-3, tm=15e-3, ts=8e-3, rate=0.4, hard=0.35, dec="count"),
    "plain_b": dict(kind="plain", K=3, T=60, N=10, H=20, dt=2e-3, tm=60e-3, ts=20e-3, rate=0.8, hard=0.4, dec="count"),
    "bias_a": dict(kind="bias", K=4, T=80, N=12, H=30, dt=1e-3, tm=25e-3, ts=12e-3, rate=0.5, hard=0.35, dec="count"),
    "residual_a": dict(kind="residual", K=4, T=60, N=12, H=24, dt=10e-3, tm=80e-3, ts=40e-3, rate=0.6, hard=0.35, dec="count"),
    "recurrent_a": dict(kind="recurrent", K=4, T=70, N=12, H=30, dt=1e-3, tm=20e-3, ts=10e-3, rate=0.5, hard=0.35, dec="count"),
    "synnet_a": dict(kind="synnet", K=3, T=80, N=12, hid=[20, 20], tc=[2, 4], out="spikes", dt=1e-3, rate=0.4, hard=0.35, dec="count"),
    "synnet_vmem_a": dict(kind="synnet", K=3, T=70, N=12, hid=[20, 20], tc=[2, 4], out="vmem", dt=1e-3, rate=0.4, hard=0.35, dec="vmem-mean"),
    "synnet_vmem_b": dict(kind="synnet", K=4, T=60, N=10, hid=[24], tc=[4], out="vmem", dt=1e-3, rate=0.5, hard=0.3, dec="vmem-max"),
    "wavesense_a": dict(kind="wavesense", K=2, T=44, N=10, ch=8, hidn=10, dil=[2, 4], dt=1e-3, rate=0.7, hard=0.35, dec="count"),
    "lattice_a": dict(kind="lattice", K=4, T=70, N=12, H=32, dt=1e-3, tm=16e-3, ts=8e-3, rate=0.4, hard=0.35, dec="count"),
}


def patterns(config, count, rng, prototypes):
    """Spike counts (count, T, N) uint8 and labels: a class is a sequence of channel subsets, seen through noise."""
    labels = rng.integers(config["K"], size=count)
    segments = prototypes.shape[1]
    length = -(-config["T"] // segments)
    x = np.zeros((count, segments * length, config["N"]))
    for i, label in enumerate(labels):
        shown = prototypes[label].copy()
        swap = rng.random(shown.shape) < config["hard"] / 2
        shown = np.where(swap, rng.random(shown.shape) < 0.35, shown)
        gain = rng.uniform(0.6, 1.4)
        x[i] = np.repeat(shown * gain + 0.1, length, axis=0)
    x = rng.poisson(config["rate"] * x[:, : config["T"]])
    return np.minimum(x, 15).astype(np.uint8), labels


def build(config):
    """The torch module, and how its decoder reads it: scores (samples, classes) from (output, record)."""
    N, K, dt = config["N"], config["K"], config["dt"]
    kind = config["kind"]
    if kind == "synnet":
        return SynNet(n_classes=K, n_channels=N, size_hidden_layers=config["hid"], time_constants_per_layer=config["tc"],
                      tau_syn_base=2 * dt, tau_mem=2 * dt, tau_syn_out=2 * dt, dt=dt, output=config["out"])
    if kind == "wavesense":
        return WaveSenseNet(dilations=config["dil"], n_classes=K, n_channels_in=N, n_channels_res=config["ch"],
                            n_channels_skip=config["ch"], n_hidden=config["hidn"], kernel_size=2, dt=dt,
                            tau_mem=20 * dt, base_tau_syn=10 * dt, tau_lp=20 * dt, smooth_output=True, neuron_model=LIFTorch)
    H = config["H"]
    lif = dict(tau_mem=Constant(config["tm"]), tau_syn=Constant(config["ts"]), threshold=Constant(1.0), dt=dt)
    if kind != "bias":
        lif["bias"] = Constant(0.0)
    first = [LinearTorch((N, H), has_bias=False), LIFTorch(H, **lif)]
    last = [LinearTorch((H, K), has_bias=False), LIFTorch(K, **lif)]
    if kind == "recurrent":
        first[1] = LIFTorch(H, has_rec=True, **lif)
    if kind == "residual":
        block = Residual(LinearTorch((H, H), has_bias=False), LIFTorch(H, has_rec=True, **lif))
        return Sequential(*first, block, *last)
    return Sequential(*first, *last)


def calm(net):
    """Halves initial weights of recurrent networks, which else start by spiking without end."""
    with torch.no_grad():
        for name, parameter in net.named_parameters():
            if name.endswith("weight") or name.endswith("w_rec"):
                parameter.data *= 0.5


def scores(net, config, output, record):
    """Scores (samples, classes) of the decoder that the network is trained for."""
    if config["dec"].startswith("vmem"):
        v = vmem(record)
        return v.mean(1) if config["dec"] == "vmem-mean" else v.max(1).values
    return output.sum(1)


def vmem(record):
    """The readout's membrane (samples, T, K): the last module that has one."""
    found = [value for key, value in walk(record) if key == "vmem"]
    return found[-1]


def walk(record):
    for key, value in record.items():
        if isinstance(value, dict):
            yield from walk(value)
        else:
            yield key, value


def lattice(net, bits=4):
    """Moves every weight to the nearest point of a grid of its layer (straight-through)."""
    for name, parameter in net.named_parameters():
        if name.endswith("weight"):
            step = parameter.detach().abs().max() / (2 ** (bits - 1) - 1)
            step = 2.0 ** torch.round(torch.log2(step))
            parameter.data = (torch.round(parameter.data / step).clamp(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)) * step


def train(name, config, folder):
    seed = sum(map(ord, name))
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    prototypes = rng.random((config["K"], 5, config["N"])) < 0.4
    x, y = patterns(config, TRAIN, rng, prototypes)
    cx, cy = patterns(config, CALIBRATE, rng, prototypes)
    tx, ty = patterns(config, TEST, rng, prototypes)
    net = build(config)
    if config["kind"] in ("residual", "recurrent"):
        calm(net)
    optimizer = torch.optim.Adam(net.parameters().astorch(), lr=config.get("lr", 5e-3))
    loss_of = torch.nn.CrossEntropyLoss()
    recording = config["dec"].startswith("vmem")

    def run(batch):
        net.reset_state()
        out, _, record = net(torch.tensor(batch, dtype=torch.float32), record=recording)
        return scores(net, config, out, record)

    for epoch in range(config.get("epochs", 40)):
        order = rng.permutation(TRAIN)
        right = 0
        for part in np.array_split(order, TRAIN // 50):
            optimizer.zero_grad()
            s = run(x[part])
            loss = loss_of(s if recording else s * 0.5, torch.tensor(y[part]))
            if not recording:  # counts of a few spikes a step, as users' networks have them
                loss = loss + 1e-3 * (s / config["T"] * 10).square().mean()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(net.parameters().astorch()), 1.0)
            optimizer.step()
            right += int((s.argmax(1).numpy() == y[part]).sum())
        if config["kind"] == "lattice" and epoch >= 15:
            lattice(net)
        if right / TRAIN > 0.985 and epoch >= (25 if config["kind"] == "lattice" else 4):
            break
    if config["kind"] == "lattice":
        lattice(net)
    with torch.no_grad():
        ts = run(tx).numpy()
        cs = run(cx).numpy()
    accuracy = float((ts.argmax(1) == ty).mean())
    spec = mapper(net.as_graph(), weight_dtype="float", threshold_dtype="float", dash_dtype="float")
    spec.setdefault("dt", config["dt"])
    target = Path(folder) / name
    target.mkdir(parents=True, exist_ok=True)
    kept = {k: v if k == "aliases" else np.asarray(v).tolist() for k, v in spec.items() if k != "mapped_graph"}
    if kept.get("dt") is None:
        kept["dt"] = config["dt"]
    (target / "network.json").write_text(json.dumps(kept))
    np.savez_compressed(target / "train.npz", input=cx, label=cy)
    np.savez_compressed(target / "train_scores.npz", input=cx, scores=cs)
    np.savez_compressed(target / "test.npz", input=tx, label=ty, torch_scores=ts)
    (target / "index.json").write_text(json.dumps(dict(config, name=name, trained_decoder=config['dec'], torch_accuracy=accuracy, epochs=epoch + 1), indent=1))
    print(name, "torch", round(100 * accuracy, 1), "epochs", epoch + 1, flush=True)


if __name__ == "__main__":
    for each in sys.argv[2:] or KINDS:
        train(each, KINDS[each], sys.argv[1])
