"""Trains the adapter on generated batches. It may be stopped at any moment and goes on where it was."""

import csv
import json
import os
import time
from datetime import timedelta

import torch
import torch.distributed as distributed
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset

from model import Batch, Decider
from prompt import ids_of_call, ids_of_prefix, ids_of_turns

KEEP = 0.98


def read_batches(path):
    with open(path, encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def encode(tokenizer, batch):
    """The batch as ids, the places whose next token is taught, those tokens, and which name the tool."""
    rows, places, wanted, naming, owner, offset = [], [], [], [], [], 0
    for number, example in enumerate(batch['examples']):
        before = ids_of_turns(tokenizer, example['turns'])
        call = ids_of_call(tokenizer, example['call'])
        name = len(ids_of_call(tokenizer, example['call'].split('(')[0])) - 1
        rows.append(before + call[:-1])
        places.extend(range(offset + len(before) - 1, offset + len(before) + len(call) - 1))
        wanted.extend(call)
        naming.extend(n < name for n in range(len(call)))
        owner.extend([number] * len(call))
        offset += len(rows[-1])
    prefix = ids_of_prefix(tokenizer, batch['system'])
    return Batch(prefix, rows), *(torch.tensor(values) for values in (places, wanted, naming, owner))


class Batches(Dataset):
    """The batches from one place on, each as ids: on a GPU, other processes make the next ones ready meanwhile."""

    def __init__(self, batches, tokenizer, start, count, rank, workers):
        self.batches, self.tokenizer, self.start, self.count, self.rank, self.workers = batches, tokenizer, start, count, rank, workers

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        batch = self.batches[(self.start + index) % len(self.batches)]
        return encode(self.tokenizer, {**batch, 'examples': batch['examples'][self.rank::self.workers]})


def on_device(encoded, device):
    return [part.to(device) for part in encoded]


def validate(model, batches, device):
    """How often greedy decoding would name the right tool, and write the whole call right.

    A call is written greedily exactly when every one of its tokens is the likeliest after the ones
    before it, so one pass over the right calls answers this without decoding.
    """
    counts = {}
    with torch.no_grad():
        for batch in batches:
            ids, places, wanted, naming, owner = on_device(encode(model.tokenizer, batch), device)
            wrong = model.logits(model(ids)[places]).argmax(-1) != wanted
            misnamed, failed = set(owner[wrong & naming].tolist()), set(owner[wrong].tolist())
            for number, example in enumerate(batch['examples']):
                tool = example['call'].split('(')[0]
                for key in ('all', example['language'], tool):
                    right = counts.setdefault(key, [0, 0, 0])
                    right[0] += 1
                    right[1] += number not in misnamed
                    right[2] += number not in failed
    return counts


def rate(step, peak, steps, warm=40, decay=0.4):
    """Warms up, stays, and falls to a twentieth in a straight line over the last part of the run."""
    left = (steps - step) / max(1, steps * decay)
    return peak * min(1.0, (step + 1) / warm) * max(0.05, min(1.0, left))


def share_gradients(parameters, workers):
    """Every process goes on with the mean of the gradients of all."""
    flat = torch.cat([p.grad.flatten() for p in parameters]) / workers
    distributed.all_reduce(flat)
    for p, part in zip(parameters, flat.split([p.numel() for p in parameters])):
        p.grad.copy_(part.view_as(p))


def mean_of(losses):
    """Asked for rarely: it waits for the GPU."""
    return float(torch.stack(losses).mean())


def save(path, state):
    torch.save(state, f'{path}.part')
    os.replace(f'{path}.part', path)


def train(options):
    """Trains with one process a thread, each on its part of every batch.

    On a busy machine that is much faster than several threads in one process, which wait for each
    other after every product of matrices. Contract: the newest checkpoint is whole at every moment.
    """
    workers = 1 if torch.cuda.is_available() else options.threads
    if workers == 1:
        work(0, 1, options, None)
    else:
        meeting = os.path.join(os.path.abspath(options.work), f'meeting-{os.getpid()}')
        try:
            torch.multiprocessing.spawn(work, (workers, options, meeting), workers)
        finally:
            if os.path.exists(meeting):
                os.remove(meeting)


def work(rank, workers, options, meeting):
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    if workers > 1:
        distributed.init_process_group('gloo', f'file://{meeting}', rank=rank, world_size=workers, timeout=timedelta(hours=2))
    device = 'cuda' if torch.cuda.is_available() else 'cpu'
    model = Decider(options.base, rank=options.rank, alpha=2 * options.rank).to(device)
    parameters = list(model.parameters())
    optimizer = torch.optim.AdamW(parameters, lr=options.rate, betas=(0.9, 0.99), weight_decay=0, fused=device == 'cuda')
    checkpoint = os.path.join(options.work, 'checkpoint.pt')
    batches = read_batches(options.data)
    kept_out = read_batches(options.valid)
    step, place, data, seconds = 0, 0, options.data, 0.0
    average = [p.detach().clone() for p in parameters]
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint, map_location=device, weights_only=False)
        model.load_state_dict(state['model'])
        optimizer.load_state_dict(state['optimizer'])
        average, step, seconds = state['average'], state['step'], state['seconds']
        place = state['place'] if state['data'] == data else 0
        if rank == 0:
            print(f'Going on after step {step}.', flush=True)
    log = open(os.path.join(options.work, 'log.csv'), 'a', encoding='utf-8', newline='')
    write = csv.writer(log).writerow
    if log.tell() == 0 and rank == 0:
        write(['step', 'loss', 'rate', 'seconds', 'tool', 'call', 'detail'])

    def keep():
        save(checkpoint, {
            'model': model.state_dict(), 'optimizer': optimizer.state_dict(), 'average': average,
            'step': step, 'place': place, 'data': data, 'seconds': seconds
        })

    def measure(loss, pace):
        now = [p.detach().clone() for p in parameters]
        with torch.no_grad():
            for p, mean in zip(parameters, average):
                p.copy_(mean)
            counts = validate(model, kept_out, device)
            for p, value in zip(parameters, now):
                p.copy_(value)
        share = {key: [round(n / right[0], 3) for n in right[1:]] for key, right in counts.items()}
        write([step, round(loss, 4), f'{pace:.6f}', round(seconds), *share.pop('all'), json.dumps(share)])
        log.flush()
        print(f'step {step}: {share}', flush=True)

    started, losses = time.time(), []
    coming = Batches(batches, model.tokenizer, place, max(0, options.steps - step), rank, workers)
    for encoded in DataLoader(coming, batch_size=None, num_workers=8 if device == 'cuda' else 0):
        pace = rate(step, options.rate, options.steps)
        for group in optimizer.param_groups:
            group['lr'] = pace
        ids, places, wanted, naming, _ = on_device(encoded, device)
        losses_now = F.cross_entropy(model.logits(model(ids)[places]), wanted, reduction='none')
        weights = 1 + naming.float()
        loss = (losses_now * weights).sum() / weights.sum()
        loss.backward()
        if workers > 1:
            share_gradients(parameters, workers)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        step, place = step + 1, place + 1
        keeping = min(KEEP, step / (step + 9))
        with torch.no_grad():
            torch._foreach_lerp_(average, parameters, 1 - keeping)
        losses.append(loss.detach())
        seconds += time.time() - started
        started = time.time()
        if rank != 0:
            continue
        if step % 10 == 0:
            recent = mean_of(losses[-10:])
            print(f'step {step} of {options.steps}: loss {recent:.3f}, {seconds / step:.1f} s a step', flush=True)
        if step % options.check == 0 or step == options.steps:
            measure(mean_of(losses[-options.check:]), pace)
            keep()
        elif step % options.keep == 0:
            keep()
    log.close()
