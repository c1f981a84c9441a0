"""Checks that the engine decides with the converted adapter as the model that was trained does."""

import json
import os
import subprocess

import torch

from convert import load_trained
from model import Batch
from prompt import ids_of_prefix, ids_of_turns
from train import read_batches

HERE = os.path.dirname(os.path.abspath(__file__))


def verify(base, checkpoint, adapter, valid, count=20):
    """How many of the engine's greedy calls the trained model would have decoded token by token as well.

    One pass over prompt and call answers that: every token must be the likeliest after those before it.
    """
    prompts = [{'system': b['system'], **e} for b in read_batches(valid) for e in b['examples']][::3][:count]
    done = subprocess.run(
        ['node', os.path.join(HERE, 'verify.mjs'), base, adapter], input=json.dumps(prompts), capture_output=True, text=True, check=True
    )
    model, same = load_trained(base, checkpoint), 0
    end = model.tokenizer.special['<|im_end|>']
    for prompt, found in zip(prompts, json.loads(done.stdout)):
        prefix = ids_of_prefix(model.tokenizer, prompt['system'])
        row = ids_of_turns(model.tokenizer, prompt['turns'])
        if prefix + row != found['tokens']:
            raise ValueError(f'The engine reads this prompt as other tokens: {prompt["turns"]}')
        wanted = torch.tensor([*found['call'], end])
        with torch.no_grad():
            hidden = model(Batch(prefix, [row + found['call']]))
            likeliest = model.logits(hidden[len(row) - 1:]).argmax(-1)
        equal = bool((likeliest == wanted).all())
        same += equal
        print(f'{"same " if equal else "OTHER"} {"right" if found["text"] == prompt["call"] else "wrong"}  {prompt["turns"][-1][1][:60]!r} -> {found["text"]}')
    print(f'{same} of {len(prompts)} decisions of the engine are those of the trained model.')
    return same / len(prompts)
