"""Train the spiking digit classifier of this example and write its files.

The network is a Xylo-shaped recurrent network (16 input channels, 63 hidden neurons with two synapses each, 10 readout
neurons) trained by surrogate gradients on scikit-learn's 8x8 digits. Training follows the chip's timing: hidden spikes
reach the hidden layer and the readout one step later, and input, hidden and readout spike counts are capped at 15, 31
and 1 per step. The result is the float specification that the quantizers take.

    python train.py                                 # rewrites network.npz, train.npz and test.npz beside this script
    python train.py --seed 1 --out somewhere        # another training run, the same train/validation/test split
    python train.py --synapses 1 --feedforward --out somewhere    # other kinds of network on the same data
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

SIDE = 8          # the images have 8 x 8 pixels
HOLD = 3          # steps for which a column and a row of the image are shown
QUIET = 8         # steps without input at the end, in which the network settles its answer
STEPS = SIDE * HOLD + QUIET
N_IN, N_HIDDEN, N_OUT = 2 * SIDE, 63, 10
MAX_INPUT, MAX_HIDDEN, MAX_OUT = 15, 31, 1   # spikes per step that the chip can deliver or emit
DEPTH = 12        # membranes are kept above -DEPTH thresholds, which leaves int16 states ample room after quantization
N_TEST, N_VALIDATION, SPLIT_SEED = 450, 200, 2024

# Allowed values, applied after every training step. The weights' limit keeps threshold / max|weight| at 0.5 or more, so
# that a threshold has at least 63 levels at 8 bits; a dash is log2(time constant / time step), a real number here.
LIMITS = {
    "weights_in": (-1.0, 1.0), "weights_rec": (-1.0, 1.0), "weights_out": (-1.0, 1.0),
    "threshold": (0.5, 2.0), "threshold_out": (0.5, 2.0), "bias": (-0.5, 0.5), "bias_out": (-0.5, 0.5),
    "dash_mem": (1.0, 5.0), "dash_syn": (1.0, 2.5), "dash_syn_2": (2.75, 5.0),
    "dash_mem_out": (1.5, 5.0), "dash_syn_out": (1.0, 4.0),
}


def encode(images):
    """Turn images (samples, 8, 8) of 0..16 into spike counts (samples, STEPS, N_IN) of 0..4.

    The image is read column by column (channels 0..7) and, at the same time, row by row (channels 8..15).
    """
    counts = (images // 4).astype(np.uint8)
    frames = np.concatenate([counts.transpose(0, 2, 1), counts], axis=2)     # (samples, position, channel)
    return np.pad(frames.repeat(HOLD, axis=1), ((0, 0), (0, QUIET), (0, 0)))


def shift(images, rng):
    """Move each image by at most one pixel: about half stay, the others go left, right, up or down."""
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    moves = np.array([(1, 1)] * 4 + [(1, 0), (1, 2), (0, 1), (2, 1)])
    return np.stack([image[y:y + SIDE, x:x + SIDE] for image, (y, x) in zip(padded, moves[rng.integers(8, size=len(padded))])])


def load_split():
    """Return (images, labels) of the train, validation and held-out test parts; the same for every seed."""
    digits = load_digits()
    images, labels = digits.images.astype(np.uint8), digits.target.astype(np.uint8)
    rest, test = train_test_split(np.arange(len(labels)), test_size=N_TEST, stratify=labels, random_state=SPLIT_SEED)
    train, validation = train_test_split(rest, test_size=N_VALIDATION, stratify=labels[rest], random_state=SPLIT_SEED)
    return [(images[part], labels[part]) for part in (train, validation, test)]


class Spikes(torch.autograd.Function):
    """floor(v / threshold) between 0 and `cap`, with a surrogate gradient.

    Between the first threshold and the cap the count rises by one per threshold, so its slope is taken as 1; outside it
    falls off like that of a fast sigmoid, which lets silent (and saturated) neurons learn.
    """

    @staticmethod
    def forward(ctx, ratio, cap, slope):
        ctx.save_for_backward(ratio)
        ctx.cap, ctx.slope = cap, slope
        return ratio.floor().clamp(0, cap)

    @staticmethod
    def backward(ctx, grad):
        ratio, = ctx.saved_tensors
        outside = torch.maximum(1 - ratio, ratio - (ctx.cap + 1)).clamp(min=0)
        return grad / (1 + ctx.slope * outside) ** 2, None, None


def initial(rng):
    """Draw the parameters, named and shaped as in the float specification."""
    syn_gain = np.array([1.0, 0.3])      # the slow synapse integrates longer, so its weights start smaller
    spec = {
        "weights_in": rng.normal(0, 0.12, (N_IN, N_HIDDEN, 2)) * syn_gain,
        "weights_rec": rng.normal(0, 0.2 / np.sqrt(N_HIDDEN), (N_HIDDEN, N_HIDDEN, 2)) * syn_gain,
        "weights_out": rng.normal(0, 0.5 / np.sqrt(N_HIDDEN), (N_HIDDEN, N_OUT)),
        "threshold": np.ones(N_HIDDEN), "threshold_out": np.ones(N_OUT),
        "dash_mem": rng.uniform(1.5, 4.0, N_HIDDEN),
        "dash_syn": rng.uniform(1.0, 2.5, N_HIDDEN), "dash_syn_2": rng.uniform(2.75, 4.5, N_HIDDEN),
        "dash_mem_out": rng.uniform(2.0, 4.0, N_OUT), "dash_syn_out": rng.uniform(1.5, 3.0, N_OUT),
        "bias": np.zeros(N_HIDDEN), "bias_out": np.zeros(N_OUT),
    }
    return {key: torch.tensor(value, dtype=torch.float32, requires_grad=True) for key, value in spec.items()}


def connected(synapses, feedforward):
    """Which weights exist, by key: 1 or 0. A network without its second synapse or its recurrence is trained with zeros there."""
    masks = {"weights_in": torch.ones(N_IN, N_HIDDEN, 2), "weights_rec": torch.ones(N_HIDDEN, N_HIDDEN, 2)}
    if synapses == 1:
        for mask in masks.values():
            mask[:, :, 1] = 0
    if feedforward:
        masks["weights_rec"][:] = 0
    return masks


def trimmed(spec, synapses, feedforward):
    """The specification without what is not connected."""
    spec = dict(spec)
    if synapses == 1:
        del spec["dash_syn_2"]
        spec["weights_in"], spec["weights_rec"] = spec["weights_in"][:, :, :1], spec["weights_rec"][:, :, :1]
    if feedforward:
        del spec["weights_rec"]
    return spec


def forward(p, x, slope):
    """Differentiable simulation: x (samples, STEPS, N_IN) -> hidden and output spike counts, (samples, STEPS, neurons).

    Also returns how far membranes went below -DEPTH thresholds (squared, summed over neurons, averaged over the rest).
    """
    batch = len(x)
    decay = lambda dash: torch.exp(-torch.exp2(-dash))
    drive = (x.clamp(max=MAX_INPUT) @ p["weights_in"].reshape(N_IN, -1)).unbind(1)
    recurrent = torch.cat(list(p["weights_rec"].unbind(2)), 1)
    interleave = torch.arange(2 * N_HIDDEN).reshape(N_HIDDEN, 2).T.reshape(-1)
    drive = [d[:, interleave] for d in drive]                                 # synapse 1 of all neurons, then synapse 2
    alpha, beta = decay(p["dash_mem"]), decay(torch.cat([p["dash_syn"], p["dash_syn_2"]]))
    i, v, n = x.new_zeros(batch, 2 * N_HIDDEN), x.new_zeros(batch, N_HIDDEN), x.new_zeros(batch, N_HIDDEN)
    hidden, depth = [], 0.0
    for d in drive:
        i = (i + d + n @ recurrent) * beta
        v = v * alpha + i[:, :N_HIDDEN] + i[:, N_HIDDEN:] + p["bias"]
        ratio = v / p["threshold"]
        depth = depth + (-DEPTH - ratio).clamp(min=0).square().sum()
        n = Spikes.apply(ratio, MAX_HIDDEN, slope)
        v = v - n * p["threshold"]
        hidden.append(n)
    hidden = torch.stack(hidden, 1)

    delayed = torch.cat([torch.zeros_like(hidden[:, :1]), hidden[:, :-1]], 1)
    alpha, beta = decay(p["dash_mem_out"]), decay(p["dash_syn_out"])
    i, v = x.new_zeros(batch, N_OUT), x.new_zeros(batch, N_OUT)
    out = []
    for d in (delayed @ p["weights_out"]).unbind(1):
        i = (i + d) * beta
        v = v * alpha + i + p["bias_out"]
        ratio = v / p["threshold_out"]
        depth = depth + (-DEPTH - ratio).clamp(min=0).square().sum()
        n = Spikes.apply(ratio, MAX_OUT, slope)
        v = v - n * p["threshold_out"]
        out.append(n)
    return hidden, torch.stack(out, 1), depth / (batch * STEPS)


def simulate(spec, x):
    """The same dynamics in plain double precision, without torch: the reference for every accuracy printed here.

    Returns hidden and output spike counts, (samples, STEPS, neurons).
    """
    decay = lambda dash: np.exp(-2.0 ** -dash)
    beta = decay(np.stack([spec["dash_syn"], spec["dash_syn_2"]]))[:, None]
    alpha, alpha_out, beta_out = decay(spec["dash_mem"]), decay(spec["dash_mem_out"]), decay(spec["dash_syn_out"])
    w_in, w_rec = spec["weights_in"].transpose(2, 0, 1), spec["weights_rec"].transpose(2, 0, 1)
    fire = lambda v, threshold, cap: np.where(v >= threshold, np.minimum(np.floor(v / threshold), cap), 0.0)
    i, v, n = np.zeros((2, len(x), N_HIDDEN)), np.zeros((len(x), N_HIDDEN)), np.zeros((len(x), N_HIDDEN))
    i_out, v_out = np.zeros((len(x), N_OUT)), np.zeros((len(x), N_OUT))
    hidden, out = [], []
    for counts in np.minimum(x, MAX_INPUT).astype(float).swapaxes(0, 1):
        i_out = (i_out + n @ spec["weights_out"]) * beta_out
        i = (i + counts @ w_in + n @ w_rec) * beta
        v = v * alpha + i.sum(0) + spec["bias"]
        v_out = v_out * alpha_out + i_out + spec["bias_out"]
        n = fire(v, spec["threshold"], MAX_HIDDEN)
        n_out = fire(v_out, spec["threshold_out"], MAX_OUT)
        v = v - n * spec["threshold"]
        v_out = v_out - n_out * spec["threshold_out"]
        hidden.append(n)
        out.append(n_out)
    return np.stack(hidden, 1), np.stack(out, 1)


def accuracy(spec, x, labels):
    """Share of samples whose label has the most output spikes (ties go to the lowest index)."""
    return float(np.mean(simulate(spec, x)[1].sum(1).argmax(1) == labels))


def train(seed, epochs, parts, lr=1e-2, batch=64, logit_scale=0.5, slope=2.0, rate_limit=0.5, rate_weight=0.1,
          depth_weight=1e-2, weight_decay=1e-2, averaging=0.99, synapses=2, feedforward=False, verbose=True):
    """Train one network and return the float specification that did best on the validation part."""
    (images, labels), (val_images, val_labels), _ = parts
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    p = initial(rng)
    masks = connected(synapses, feedforward)
    with torch.no_grad():
        for key, mask in masks.items():
            p[key].mul_(mask)
    weights = [value for key, value in p.items() if key.startswith("weights")]
    others = [value for key, value in p.items() if not key.startswith("weights")]
    optimizer = torch.optim.AdamW([{"params": weights, "weight_decay": weight_decay},
                                   {"params": others, "weight_decay": 0.0}], lr=lr)
    steps = -(-len(labels) // batch)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, lr, total_steps=epochs * steps, pct_start=0.1)
    average = {key: value.detach().clone() for key, value in p.items()}
    target = torch.tensor(labels, dtype=torch.long)
    val_x = encode(val_images)
    best, best_score = None, (-1.0, 0.0)
    for epoch in range(epochs):
        x = torch.tensor(encode(shift(images, rng)), dtype=torch.float32)
        total = 0.0
        for chosen in np.array_split(rng.permutation(len(labels)), steps):
            hidden, out, depth = forward(p, x[chosen], slope)
            loss = torch.nn.functional.cross_entropy(logit_scale * out.sum(1), target[chosen])
            excess = (hidden.mean((0, 1)) - rate_limit).clamp(min=0)          # busy neurons cost energy on the chip
            optimizer.zero_grad()
            (loss + rate_weight * excess.square().sum() + depth_weight * depth).backward()
            torch.nn.utils.clip_grad_norm_(weights + others, 1.0)
            optimizer.step()
            scheduler.step()
            total += loss.item() / steps
            with torch.no_grad():
                for key, value in p.items():
                    value.clamp_(*LIMITS[key]).mul_(masks.get(key, 1))
                    average[key].lerp_(value, 1 - averaging)
        # The running average of the parameters is what we keep: it generalises better than any single step.
        spec = {key: value.numpy().astype(np.float64) for key, value in average.items()}
        counts = simulate(spec, val_x)[1].sum(1)
        val = float(np.mean(counts.argmax(1) == val_labels))
        right = counts[np.arange(len(counts)), val_labels]
        counts[np.arange(len(counts)), val_labels] = -1
        score = (val, float(np.mean(np.minimum(right - counts.max(1), 4))))   # then by the margin, in spikes
        if score >= best_score:
            best, best_score = spec, score
        if verbose and (epoch + 1) % 10 == 0:
            print(f"epoch {epoch + 1:3d}  loss {total:.3f}  validation {val:.3f}  "
                  f"hidden spikes per neuron and step {hidden.mean().item():.2f}", flush=True)
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=0, help="initialisation and training; the data split never changes")
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--synapses", type=int, choices=(1, 2), default=2, help="synapses per hidden neuron")
    parser.add_argument("--feedforward", action="store_true", help="no recurrent weights")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent, help="folder for the .npz files")
    args = parser.parse_args()
    torch.set_num_threads(1)             # one thread: the same sums in the same order on every run
    parts = load_split()
    spec = train(args.seed, args.epochs, parts, synapses=args.synapses, feedforward=args.feedforward)
    args.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out / "network.npz", **trimmed(spec, args.synapses, args.feedforward))
    for name, (images, labels) in zip(("train", "validation", "test"), parts):
        x = encode(images)
        print(f"float accuracy, {name}: {accuracy(spec, x, labels):.4f} ({len(labels)} samples)")
        if name != "validation":
            np.savez_compressed(args.out / f"{name}.npz", input=x, label=labels)


if __name__ == "__main__":
    main()
