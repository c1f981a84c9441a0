"""A Llama decoder read from a GGUF file, with low-rank adapters on all its linear layers.

The weights stay in the layout of the GGUF file (query and key rows ordered for interleaved rotary
positions), so an adapter trained here fits the file row by row and is written without reordering.
"""

import math

import numpy as np
import torch
import torch.nn.functional as F
from gguf import GGUFReader, dequantize
from torch import nn

from tokenizer import GgufTokenizer

PROJECTIONS = ('attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_gate', 'ffn_up', 'ffn_down')


class Lora(nn.Module):
    """Frozen weights that read the same input, side by side, each with its own adapter."""

    def __init__(self, names, weights, rank, alpha, dtype):
        super().__init__()
        self.names, self.scale = names, alpha / rank
        self.register_buffer('weight', torch.cat(weights).to(dtype), persistent=False)
        width = weights[0].shape[1]
        self.a = nn.ParameterList(nn.Parameter(torch.empty(rank, width).uniform_(-1, 1) / math.sqrt(width)) for _ in weights)
        self.b = nn.ParameterList(nn.Parameter(torch.zeros(w.shape[0], rank)) for w in weights)

    def forward(self, x):
        down = x @ torch.cat([*self.a]).to(x.dtype).t()
        up = torch.block_diag(*self.b).to(x.dtype) * self.scale
        return F.linear(x, self.weight) + F.linear(down, up)


def norm(x, weight, epsilon, dtype):
    return (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + epsilon) * weight).to(dtype)


def rotate(x, cos, sin):
    """Rotary positions on neighbouring pairs; x is (heads, tokens, size) or (batch, heads, tokens, size)."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack([even * cos - odd * sin, even * sin + odd * cos], -1).flatten(-2)


class Block(nn.Module):
    def __init__(self, get, shape, rank, alpha, dtype):
        super().__init__()
        self.shape, self.dtype = shape, dtype
        self.register_buffer('attn_norm', get('attn_norm'), persistent=False)
        self.register_buffer('ffn_norm', get('ffn_norm'), persistent=False)

        def lora(*names):
            return Lora(names, [get(name) for name in names], rank, alpha, dtype)

        self.qkv, self.out = lora('attn_q', 'attn_k', 'attn_v'), lora('attn_output')
        self.gate_up, self.down = lora('ffn_gate', 'ffn_up'), lora('ffn_down')

    def heads(self, x, place):
        size, queries, keys = self.shape['size'], self.shape['heads'], self.shape['kv_heads']
        q, k, v = self.qkv(norm(x, self.attn_norm, self.shape['epsilon'], self.dtype)).split(
            [queries * size, keys * size, keys * size], -1
        )
        cos, sin = place
        q = rotate(q.view(-1, queries, size).transpose(0, 1), cos, sin)
        k = rotate(k.view(-1, keys, size).transpose(0, 1), cos, sin)
        return q, k, v.view(-1, keys, size).transpose(0, 1)

    def after(self, x, mixed):
        x = x + self.out(mixed)
        gate, up = self.gate_up(norm(x, self.ffn_norm, self.shape['epsilon'], self.dtype)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up)


def attend(q, k, v, mask):
    return torch.softmax((q @ k.transpose(1, 2) + mask) * q.shape[-1] ** -0.5, -1) @ v


def closed(open_places):
    """What is added to attention scores: nothing where `open_places` is true, a very low number elsewhere."""
    return torch.where(torch.tensor(open_places), 0.0, -1e9).to(torch.bfloat16)


class Batch:
    """Examples that share one prefix, flat for the linear layers and padded only for attention."""

    def __init__(self, prefix, rows):
        self.prefix = len(prefix)
        lengths = [len(row) for row in rows]
        width = max(lengths)
        self.ids = torch.tensor([*prefix, *(i for row in rows for i in row)])
        starts = np.cumsum([0, *lengths[:-1]])
        index = np.zeros((len(rows), width), dtype=np.int64)
        back, own = [], np.zeros((len(rows), width), dtype=bool)
        for n, (start, length) in enumerate(zip(starts, lengths)):
            index[n, :length] = np.arange(start, start + length)
            own[n, :length] = True
            back.extend(n * width + np.arange(length))
        self.index = torch.tensor(index.flatten())
        self.back = torch.tensor(np.array(back))
        self.mask = closed(own[:, None, :] & np.tri(width, dtype=bool))
        self.causal = closed(np.tri(self.prefix, dtype=bool))
        self.shape = index.shape
        self.positions = torch.cat(
            [torch.arange(self.prefix), *(torch.arange(self.prefix, self.prefix + n) for n in lengths)]
        )

    def to(self, device):
        for name in ('ids', 'index', 'back', 'mask', 'causal', 'positions'):
            setattr(self, name, getattr(self, name).to(device, non_blocking=True))
        return self


class Decider(nn.Module):
    def __init__(self, path, rank=16, alpha=32, dtype=torch.bfloat16):
        super().__init__()
        reader = GGUFReader(path)

        def value(key):
            return reader.fields[f'llama.{key}'].contents()

        heads = value('attention.head_count')
        self.shape = {
            'heads': heads,
            'kv_heads': value('attention.head_count_kv'),
            'size': value('embedding_length') // heads,
            'epsilon': value('attention.layer_norm_rms_epsilon'),
        }
        tensors = {t.name: t for t in reader.tensors}

        def read(name):
            tensor = tensors[f'{name}.weight']
            return torch.from_numpy(dequantize(tensor.data, tensor.tensor_type).astype(np.float32))

        self.tokenizer = GgufTokenizer(reader)
        self.dtype, self.base, self.rank, self.alpha = dtype, value('rope.freq_base'), rank, alpha
        self.register_buffer('embedding', read('token_embd').to(dtype), persistent=False)
        self.register_buffer('final_norm', read('output_norm'), persistent=False)
        self.blocks = nn.ModuleList(
            Block(lambda name, n=n: read(f'blk.{n}.{name}'), self.shape, rank, alpha, dtype)
            for n in range(value('block_count'))
        )

    def place(self, positions):
        size = self.shape['size']
        turn = self.base ** (-torch.arange(0, size, 2, device=positions.device, dtype=torch.float32) / size)
        angle = positions.float()[:, None] * turn
        return angle.cos().to(self.dtype), angle.sin().to(self.dtype)

    def forward(self, batch):
        """Final hidden states of every token after the prefix, flat. The prefix is computed once."""
        x = self.embedding[batch.ids].float()
        place, cut = self.place(batch.positions), batch.prefix
        rows, width = batch.shape
        group, size = self.shape['heads'] // self.shape['kv_heads'], self.shape['size']
        for block in self.blocks:
            q, k, v = block.heads(x, place)
            k, v = k.repeat_interleave(group, 0), v.repeat_interleave(group, 0)
            first = attend(q[:, :cut], k[:, :cut], v[:, :cut], batch.causal)

            def spread(t):
                return t[:, cut:][:, batch.index].view(-1, rows, width, t.shape[-1])

            own_q, own_k, own_v = spread(q), spread(k), spread(v)
            before = (own_q.flatten(1, 2) @ k[:, :cut].transpose(1, 2)).view(-1, rows, width, cut)
            own = own_q @ own_k.transpose(2, 3) + batch.mask
            weights = torch.softmax(torch.cat([before, own], -1) * size**-0.5, -1)
            rest = (weights[..., :cut].flatten(1, 2) @ v[:, :cut]) + (weights[..., cut:] @ own_v).flatten(1, 2)
            rest = rest[:, batch.back]
            mixed = torch.cat([first, rest], 1).transpose(0, 1).flatten(1)
            x = block.after(x, mixed)
        return norm(x[cut:], self.final_norm, self.shape['epsilon'], self.dtype)

    def logits(self, hidden):
        return F.linear(hidden, self.embedding).float()

    def adapters(self):
        """The adapter tensors by the names llama.cpp gives the weights they belong to."""
        found = {}
        for n, block in enumerate(self.blocks):
            for lora in (block.qkv, block.out, block.gate_up, block.down):
                for name, a, b in zip(lora.names, lora.a, lora.b):
                    found[f'blk.{n}.{name}.weight'] = (a, b)
        return found
