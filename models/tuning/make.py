"""Makes the starter's adapter: generate, train, convert. Every stage can be run again."""

import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('stages', nargs='*', default=['generate', 'train', 'convert'], help='generate, train, convert (all by default), verify, embedder')
    parser.add_argument('--base', default=os.path.join(HERE, '..', 'weights', 'SmolLM2-135M-Instruct.Q8_0.gguf'))
    parser.add_argument('--work', default=os.path.join(HERE, 'work'), help='where data, checkpoints and the log lie')
    parser.add_argument('--target', default=os.path.join(HERE, '..', 'starter', 'hearth-decider.gguf'))
    parser.add_argument('--steps', type=int, default=1200, help='batches of 32 examples')
    parser.add_argument('--minutes', type=float, default=100_000, help='ends the run by then, with the rate fallen as far as it would have')
    parser.add_argument('--size', type=int, default=32, help='examples in a batch')
    parser.add_argument('--rank', type=int, default=24, help='of the adapter; 24 makes 14.7 MB')
    parser.add_argument('--rate', type=float, default=1.5e-3)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=2)
    parser.add_argument('--check', type=int, default=150, help='validate every so many steps')
    parser.add_argument('--keep', type=int, default=30, help='write a checkpoint every so many steps')
    parser.add_argument('--whole', action='store_true', help='generate from all templates and words, also those kept out for validation')
    chosen = parser.parse_args()
    chosen.data = os.path.join(chosen.work, f'train-{chosen.seed}.jsonl')
    chosen.valid = os.path.join(chosen.work, 'valid.jsonl')
    return chosen


def main():
    chosen = options()
    os.makedirs(chosen.work, exist_ok=True)
    for stage in chosen.stages:
        if stage == 'generate':
            from generator.batches import generate

            generate(chosen.data, chosen.seed, chosen.steps, chosen.size, held_out=None if chosen.whole else False)
            generate(chosen.valid, 7, 8, chosen.size, held_out=True)
        elif stage == 'train':
            from train import train

            train(chosen)
        elif stage == 'convert':
            from convert import convert

            size = convert(chosen.base, os.path.join(chosen.work, 'checkpoint.pt'), chosen.target)
            print(f'{chosen.target}: {size:,} bytes')
        elif stage == 'verify':
            from verify import verify

            if verify(chosen.base, os.path.join(chosen.work, 'checkpoint.pt'), chosen.target, chosen.valid) < 0.9:
                sys.exit('The engine does not decide as the trained model does.')
        elif stage == 'embedder':
            from embedder import make

            make(chosen.work, os.path.join(HERE, '..', 'starter', 'all-minilm-l6-v2.Q8_0.gguf'))
        else:
            sys.exit(f'There is no stage "{stage}". Stages: generate, train, convert, verify, embedder.')


if __name__ == '__main__':
    main()
