"""Train the sentence encoder that the package ships.

    python -m tools.train_encoder TRAIN --work WORK --output MODEL [--real REAL] [--teacher TEACHER] [--without SOURCE]
    python -m tools.train_encoder TRAIN --work WORK --output MODEL [--real REAL] --finish TRAINED

``TRAIN`` holds the parallel sentences, the lexicons and the judged pairs; ``REAL`` the market posts; ``TEACHER`` is the
folder of an English sentence model. ``--finish`` trains nothing: it does to the vectors of a trained model what is done
to all after training. Everything that costs time is kept in ``WORK``: the teacher's vectors in chunks, the tokenizer,
the state of the training every few hundred steps. A run that was stopped is started again by the same command and goes
on. Same material, same options, one thread: same model.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer

from tools.encoder import vocabulary
from tools.encoder.axes import axes, rotated, word_vectors
from tools.encoder.export import export, read
from tools.encoder.finishing import finished, neighbours, shares
from tools.encoder.lines import Lines, tokenise
from tools.encoder.material import Pair, lexicon, teacher_texts
from tools.encoder.prepared import pairs, prepare
from tools.encoder.training import Recipe, Trainer, second_round

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSIONS = 256
VOCABULARY = 32_000
SAVE_EVERY = 250
REPORT_EVERY = 50
DEFAULTS = Recipe()


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description="Train the sentence encoder that the package ships.")
    parser.add_argument("train", type=Path)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--teacher-texts", type=int, default=400_000, help="how many texts the teacher reads")
    parser.add_argument("--without", action="append", default=[], metavar="SOURCE", help="leave out a source")
    parser.add_argument("--finish", type=Path, metavar="TRAINED", help="train nothing; finish the model of this folder")
    parser.add_argument("--steps", type=int, default=DEFAULTS.steps)
    parser.add_argument("--rate", type=float, default=DEFAULTS.rate)
    parser.add_argument("--seed", type=int, default=DEFAULTS.seed)
    parser.add_argument("--lines", type=int, default=DEFAULTS.lines, help="sentence pairs a step; half as many queries")
    parser.add_argument("--device", default="cpu", help="where to train, cpu or cuda")
    options = parser.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    options.work.mkdir(parents=True, exist_ok=True)
    if options.finish:
        _finish(options)
    else:
        _train(options)


def _train(options: argparse.Namespace) -> None:
    lines = pairs(options.train, options.real, without=options.without)
    tokenizer = _tokenizer(options.work / "tokenizer.json", lines)
    taught = _taught(options)
    # The lexicon was made from all sources, so that a model without one of them starts without it too.
    words = {} if options.without else {word: count for word, _, _, count in lexicon(options.train, "en2es")}
    known = word_vectors(taught, sorted(words.items()), DIMENSIONS)
    first = vocabulary.first_vectors(tokenizer, options.train, known, DIMENSIONS, seed=options.seed)
    prepared = prepare(tokenizer, lines, options.train, taught)
    print(f"{len(lines)} pairs, {len(taught)} texts with a teacher's vector, {len(first)} tokens", flush=True)
    recipe = Recipe(
        steps=options.steps, rate=options.rate, seed=options.seed, lines=options.lines, queries=options.lines // 2
    )
    device = torch.device(options.device)
    trainer = Trainer(prepared, first, recipe, options.work / "checkpoint.pt", device=device)
    _run(trainer)
    second = Trainer(prepared, trainer.vectors, second_round(recipe), options.work / "second.pt", device=device)
    _run(second)
    _write(options, tokenizer, second.vectors, prepared.sides)


def _finish(options: argparse.Namespace) -> None:
    lines = pairs(options.train, options.real, without=options.without)
    tokenizer, vectors = read(options.finish)
    sides = (
        tokenise(tokenizer, (pair.english for pair in lines)),
        tokenise(tokenizer, (pair.spanish for pair in lines)),
    )
    _write(options, tokenizer, vectors, sides)


def _write(
    options: argparse.Namespace, tokenizer: Tokenizer, vectors: NDArray[np.float32], sides: Sequence[Lines]
) -> None:
    """Finish the vectors and write the model."""
    entries = () if options.without else chain(*(lexicon(options.train, each) for each in ("en2es", "es2en")))
    share = shares(sides, len(vectors))
    export(options.output, tokenizer, finished(vectors, share, neighbours(tokenizer, entries)))


def _run(trainer: Trainer) -> None:
    sums: dict[str, float] = {}
    started = time.monotonic()
    for progress in trainer.run():
        for name, value in progress.losses.items():
            sums[name] = sums.get(name, 0.0) + value / REPORT_EVERY
        if progress.step % REPORT_EVERY == 0:
            losses = "  ".join(f"{name} {value:.3f}" for name, value in sums.items())
            print(f"{progress.step:6d}  {time.monotonic() - started:6.0f} s  {losses}", flush=True)
            sums.clear()
        if progress.step % SAVE_EVERY == 0:
            trainer.save()
    trainer.save()


def _tokenizer(path: Path, lines: list[Pair]) -> Tokenizer:
    if not path.exists():
        vocabulary.learn((text for pair in lines for text in (pair.english, pair.spanish)), VOCABULARY).save(str(path))
    return Tokenizer.from_file(str(path))


def _taught(options: argparse.Namespace) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float16]]]:
    """Return the teacher's vectors in principal axes, by text; none without a teacher."""
    if options.teacher is None:
        return {}
    from tools.encoder.teacher import Teacher, encode_into, read_vectors

    folder = options.work / "teacher"
    texts = teacher_texts(options.train, without=options.without)[: options.teacher_texts]
    for path in encode_into(folder, texts, Teacher(options.teacher, device=torch.device(options.device))):
        print(path.name, flush=True)
    vectors = read_vectors(folder)
    wanted = {text: vectors[text] for text in texts}
    return dict(rotated(wanted, axes(np.stack(list(wanted.values())))))


if __name__ == "__main__":
    main()
