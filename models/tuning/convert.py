"""Writes the trained adapter as a GGUF file that llama.cpp and node-llama-cpp load."""

import hashlib
import os

import gguf
import numpy as np
import torch
from gguf.quants import quantize

from model import Decider


def sha256_of(path):
    with open(path, 'rb') as file:
        return hashlib.file_digest(file, 'sha256').hexdigest()


def load_trained(base, checkpoint):
    """The model with the running mean of its adapters, which decides better than their last state."""
    state = torch.load(checkpoint, map_location='cpu', weights_only=False)
    rank = state['model']['blocks.0.qkv.a.0'].shape[0]
    model = Decider(base, rank=rank, alpha=2 * rank)
    with torch.no_grad():
        for parameter, mean in zip(model.parameters(), state['average']):
            parameter.copy_(mean)
    model.steps = state['step']
    return model


# llama.cpp multiplies blocks of 32 values at a time; a rank beside that falls into its slowest path.
BLOCK = 32


def widen(a, b):
    """`a` (rank, in) and `b` (out, rank) with rows and columns of zeros up to a whole number of blocks: the same product."""
    missing = -a.shape[0] % BLOCK
    return np.pad(a, ((0, missing), (0, 0))), np.pad(b, ((0, 0), (0, missing)))


def convert(base, checkpoint, target):
    """Contract: `target` appears whole or not at all."""
    model = load_trained(base, checkpoint)
    writer = gguf.GGUFWriter(f'{target}.part', 'llama')
    writer.add_type('adapter')
    writer.add_string('adapter.type', 'lora')
    # The engine scales by alpha over the rank it finds.
    widened = -(-model.rank // BLOCK) * BLOCK
    writer.add_float32('adapter.lora.alpha', model.alpha * widened / model.rank)
    writer.add_name('Hearth decider')
    writer.add_description('Teaches the starter model the tools of Hearth.')
    writer.add_license('mit')
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_string('hearth.base.sha256', sha256_of(base))
    writer.add_string('hearth.format', '1')
    writer.add_uint32('hearth.steps', model.steps)
    for name, (a, b) in model.adapters().items():
        pair = widen(a.detach().float().numpy(), b.detach().float().numpy())
        for part, values in zip('ab', pair):
            packed = quantize(values, gguf.GGMLQuantizationType.Q8_0)
            writer.add_tensor(f'{name}.lora_{part}', packed, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    os.replace(f'{target}.part', target)
    return os.path.getsize(target)
