"""Reads a waveform of `xylo simulate --wave` with pyvcd and compares it with the recording of the same run, value by value.

    ./xylo simulate net.npz --record all -o run.npz --wave run.vcd
    python3 tools/check-wave.py run.vcd run.npz            needs numpy and pyvcd

The reader is not ours, so what it understands, GTKWave and other viewers do too.
"""

import gzip
import sys

import numpy as np
from vcd.reader import TokenKind, tokenize

STATES = {
    ("hidden", "v_mem"): "v_mem",
    ("hidden", "i_syn"): "i_syn",
    ("hidden", "i_syn_2"): "i_syn_2",
    ("hidden", "spikes"): "spikes",
    ("readout", "v_mem"): "v_mem_out",
    ("readout", "i_syn"): "i_syn_out",
    ("readout", "spikes"): "spikes_out",
}


def read(path):
    """Values by path of scopes: changes as (time, value)."""
    scopes, names, changes, widths, now, last = [], {}, {}, {}, 0, 0
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rb") as file:
        for token in tokenize(file):
            if token.kind is TokenKind.SCOPE:
                scopes.append(token.data.ident)
            elif token.kind is TokenKind.UPSCOPE:
                scopes.pop()
            elif token.kind is TokenKind.VAR:
                names[token.data.id_code] = (*scopes, token.data.reference)
                widths[token.data.id_code] = token.data.size
                changes[names[token.data.id_code]] = []
            elif token.kind is TokenKind.CHANGE_TIME:
                now = last = token.data
            elif token.kind is TokenKind.CHANGE_VECTOR:
                value = int(token.data.value)
                if widths[token.data.id_code] == 17 and value >> 16:
                    value -= 1 << 17
                changes[names[token.data.id_code]].append((now, value))
    return changes, last


def main():
    changes, end = read(sys.argv[1])
    recorded = np.load(sys.argv[2])
    steps = len(recorded["spikes_out"])
    per_step = end // steps
    compared = 0
    for path, values in changes.items():
        key = STATES.get((path[1], path[-1]))
        if key is None:
            continue
        neuron = int(path[-2][1:])
        row = np.zeros(steps, int)
        for time, value in values:
            row[time // per_step :] = value
        wanted = recorded[key][:, neuron].astype(int)
        wrong = np.flatnonzero(row != wanted)
        if wrong.size:
            sys.exit(f"{'.'.join(path)}: step {wrong[0]} is {row[wrong[0]]}, recorded {wanted[wrong[0]]}")
        compared += steps
    print(f"{compared} values of {len(changes)} signals over {steps} steps are those of the recording")


main()
