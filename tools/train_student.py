"""Train a transformer student: a small bilingual sentence encoder that follows an English one.

    python -m tools.train_student TRAIN --teacher TEACHER --tokenizer FILE --output MODEL [OPTION]...

``TRAIN`` holds the parallel sentences, the lexicons and the judged pairs; ``REAL`` the market posts; ``TEACHER`` is the
folder of a BERT-like English sentence model of six layers with mean pooling. The run lasts ``--seconds``, which on a
graphics processor need not be more than some minutes, or ``--steps``. The model is written as sentence-transformers
loads it, in half precision. What came of it stands in the card of the encoder that is shipped.
"""

from __future__ import annotations

import argparse
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from transformers import BertModel, PreTrainedTokenizerFast

from tools.encoder.lines import tokenise
from tools.encoder.material import JUDGED, Pair, judged
from tools.encoder.prepared import pairs, ranges
from tools.student.start import LAYERS, POSITIONS, first_rows, student
from tools.student.texts import FIRST, LAST, PADDING, UNKNOWN, Texts, learn
from tools.student.training import Material, Recipe, Trainer

VOCABULARY = 32_000
REPORT_EVERY = 100


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description="Train a small bilingual transformer that follows an English one.")
    parser.add_argument("train", type=Path)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--without", action="append", default=[], metavar="SOURCE", help="leave out a source")
    parser.add_argument("--layers", type=int, choices=sorted(LAYERS), default=6)
    parser.add_argument("--seconds", type=float, default=Recipe().seconds)
    parser.add_argument("--steps", type=int, help="take so many steps, however long they last")
    parser.add_argument("--rate", type=float, default=Recipe().rate)
    parser.add_argument("--tokenizer", type=Path, required=True, help="the pieces; learnt and written if not there")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    torch.manual_seed(Recipe().seed)
    _train(options)


def _train(options: argparse.Namespace) -> None:
    device = torch.device(options.device)
    lines = pairs(options.train, options.real, without=options.without)
    tokenizer = _tokenizer(options, lines)
    taught = Tokenizer.from_file(str(options.teacher / "tokenizer.json"))
    taught.no_truncation()
    taught.no_padding()
    teacher = BertModel.from_pretrained(options.teacher, add_pooling_layer=False, dtype=torch.float32)
    given = teacher.embeddings.word_embeddings.weight.detach().numpy()
    model = student(teacher, options.layers, first_rows(tokenizer, taught, given, options.train))
    material = _material(options.train, lines, tokenizer, taught, device)
    print(f"{len(lines)} pairs; {sum(each.numel() for each in model.parameters()):,} weights", flush=True)
    recipe = Recipe(seconds=options.seconds, steps=options.steps, rate=options.rate)
    _run(Trainer(_moved(model, device), _moved(teacher, device), material, recipe))
    export(options.output, _moved(model, torch.device("cpu")), tokenizer)


def _moved(model: BertModel, device: torch.device) -> BertModel:
    torch.nn.Module.to(model, device)
    return model


def _tokenizer(options: argparse.Namespace, lines: list[Pair]) -> Tokenizer:
    path: Path = options.tokenizer
    if not path.exists():
        learn((text for pair in lines for text in (pair.english, pair.spanish)), VOCABULARY).save(str(path))
    return Tokenizer.from_file(str(path))


def _material(
    folder: Path, lines: list[Pair], tokenizer: Tokenizer, taught: Tokenizer, device: torch.device
) -> Material:
    english, spanish = [pair.english for pair in lines], [pair.spanish for pair in lines]
    told = [list(judged(folder, name)) for name in JUDGED]
    first, second = ([[getattr(pair, side) for pair in part] for part in told] for side in ("first", "second"))
    texts = tokenise(tokenizer, chain(english, spanish, *first, *second))
    return Material(
        texts=Texts(texts, tokenizer, device),
        taught=Texts(tokenise(taught, english), taught, device),
        count=len(lines),
        documents=ranges(lines),
        likeness=np.array([pair.likeness for pair in told[0]], dtype=np.float32),
    )


def _run(trainer: Trainer) -> None:
    sums: dict[str, float] = {}
    for progress in trainer.run():
        for name, value in progress.losses.items():
            sums[name] = sums.get(name, 0.0) + value / REPORT_EVERY
        if progress.step % REPORT_EVERY == 0:
            print(f"{progress.step:6d} {progress.share:5.2f}", *(f"{k} {v:.4f}" for k, v in sums.items()), flush=True)
            sums.clear()


def export(folder: Path, model: BertModel, tokenizer: Tokenizer) -> None:
    """Write the model as sentence-transformers loads it, in half precision."""
    inner = folder.with_suffix(".bert")
    torch.nn.Module.half(model)
    model.save_pretrained(inner)
    marks: dict[str, Any] = {"pad_token": PADDING, "unk_token": UNKNOWN, "cls_token": FIRST, "sep_token": LAST}
    wrapped: Any = PreTrainedTokenizerFast
    wrapped(tokenizer_object=tokenizer, model_max_length=POSITIONS, **marks).save_pretrained(inner)
    read = Transformer(str(inner), max_seq_length=POSITIONS)
    whole = SentenceTransformer(modules=[read, Pooling(read.get_embedding_dimension(), "mean"), Normalize()])
    whole.save(str(folder), create_model_card=False)


if __name__ == "__main__":
    main()
