"""Writes the trained adapter as a GGUF file that llama.cpp and node-llama-cpp load."""

import hashlib
import os

import gguf
import torch

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


def convert(base, checkpoint, target):
    """Contract: `target` appears whole or not at all."""
    model = load_trained(base, checkpoint)
    writer = gguf.GGUFWriter(f'{target}.part', 'llama')
    writer.add_type('adapter')
    writer.add_string('adapter.type', 'lora')
    writer.add_float32('adapter.lora.alpha', float(model.alpha))
    writer.add_name('Hearth decider')
    writer.add_description('Teaches the starter model the tools of Hearth.')
    writer.add_license('mit')
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    writer.add_string('hearth.base.sha256', sha256_of(base))
    writer.add_string('hearth.format', '1')
    writer.add_uint32('hearth.steps', model.steps)
    for name, (a, b) in model.adapters().items():
        writer.add_tensor(f'{name}.lora_a', a.detach().half().numpy())
        writer.add_tensor(f'{name}.lora_b', b.detach().half().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    os.replace(f'{target}.part', target)
    return os.path.getsize(target)
