"""The tokenizer of a GGUF file, as llama.cpp reads it."""

from tokenizers import Tokenizer, decoders, models, pre_tokenizers


class GgufTokenizer:
    """Byte-level BPE with single digits (`smollm`). Special tokens are never made from text."""

    def __init__(self, reader):
        tokens = reader.fields['tokenizer.ggml.tokens'].contents()
        kinds = reader.fields['tokenizer.ggml.token_type'].contents()
        merges = [tuple(m.split(' ')) for m in reader.fields['tokenizer.ggml.merges'].contents()]
        kind = reader.fields['tokenizer.ggml.pre'].contents()
        if kind != 'smollm':
            raise ValueError(f'The tokenizer of this base is "{kind}", and only "smollm" is known here.')
        self.special = {t: i for i, (t, k) in enumerate(zip(tokens, kinds)) if k == 3}
        self.bpe = Tokenizer(models.BPE({t: i for i, t in enumerate(tokens)}, merges))
        self.bpe.pre_tokenizer = pre_tokenizers.Sequence(
            [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
        )
        self.bpe.decoder = decoders.ByteLevel()
        self.names = tokens
        self.cache = {}

    def encode(self, text):
        if text not in self.cache:
            if len(self.cache) > 200_000:
                self.cache.clear()
            self.cache[text] = self.bpe.encode(text).ids
        return self.cache[text]

    def decode(self, ids):
        return self.bpe.decode([i for i in ids if i not in self.special.values()])
