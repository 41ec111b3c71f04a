"""Train the model that reads what a figure is about.

    python -m tools.train_attachment --real REAL --work WORK --output MODEL [--vectors ENCODER] [--more PAIRS] [--folds]

Sentences come from three places: made ones (``tools/attachment/templates``), those that the rules are sure of in
``REAL``, and annotated ones (the corpus, the newsstand, the marked texts, and the development passages of
``benchmarks/truth``, whose texts are in ``REAL``). ``ENCODER`` is the folder of a static encoder whose pieces and
vectors the model starts from; without it the pieces are learnt from the sentences. ``PAIRS`` are other sentences, two
a line, whose words get pieces too: what no annotated sentence has may stand in a text that is read. What costs time
is kept in ``WORK``; a run that was stopped goes on. Same material, same options, one thread: same model. A first
round goes over everything but the annotated sentences, a second one over these and some others. ``--folds`` makes one
more model for each fold of the annotated documents, without them, so that it can be tested on them.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import torch
from tokenizers import Tokenizer

from benchmarks.annotated import FOLDS
from nlp.claims.metric.vocabulary import metrics
from nlp.learned.view import kinds
from nlp.pipeline import load
from tools.attachment import material
from tools.attachment.batches import Codes
from tools.attachment.export import export
from tools.attachment.network import WIDTH, Network
from tools.attachment.samples import STATUSES, Sample
from tools.attachment.training import Recipe, Trainer, second_round
from tools.attachment.vocabulary import chosen, vectors

PIECES = 12_000
MADE = 3_500
OWN = 3
"""How often the words of the sentences count, beside those of the others."""
GOLD_REPEATS = 2
OTHERS = 6
"""In the second round, annotated sentences count this often, and one in so many of the others is seen again."""
SEED = 11

T = TypeVar("T")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description="Train the model that reads what a figure is about.")
    parser.add_argument("--real", type=Path, help="the folder of real texts; without it the model sees none")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, help="a static encoder's folder")
    parser.add_argument("--more", type=Path, help="tab-separated pairs of sentences, compressed, for more pieces")
    parser.add_argument("--folds", action="store_true", help="train one more for each fold, without its documents")
    parser.add_argument("--made", type=int, default=MADE, help="made texts a language")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    for lang in material.LANGUAGES:
        load(lang).disable_pipe("cotejo_claims")  # the samples are made from what it would do
    options.work.mkdir(parents=True, exist_ok=True)
    _train(options)


def _train(options: argparse.Namespace) -> None:
    samples, gold = list(_samples(options)), _kept(options.work / "gold.pickle", material.gold)
    tokenizer = _tokenizer(options, [*samples, *(sample for sample, _ in gold)])
    codes = Codes(tokenizer, *_numbered(options.work / "codes.json"), STATUSES)
    network = _network(options, codes)
    _run(Trainer(network, codes, Recipe(), options.work / "first.pt"), samples)
    export(options.work / "first", network, codes)
    first = {name: value.clone() for name, value in network.state_dict().items()}
    folds = (*(range(FOLDS) if options.folds else ()), None)
    for fold in folds:
        network.load_state_dict(first)
        name = "all" if fold is None else f"fold-{fold}"
        told = [sample for sample, of in gold if of != fold] * GOLD_REPEATS
        others = random.Random(SEED).sample(samples, len(samples) // OTHERS)
        _run(Trainer(network, codes, second_round(), options.work / f"{name}.pt"), [*told, *others])
        export(options.output if fold is None else options.work / name, network, codes)


def _numbered(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the kinds and metrics as the run began with them: the tables may have grown since."""
    if not path.exists():
        listed = [name for name, metric in metrics().items() if metric.listed]
        path.write_text(json.dumps([kinds(), listed]), encoding="utf-8")
    known, measured = json.loads(path.read_text(encoding="utf-8"))
    return tuple(known), tuple(measured)


def _network(options: argparse.Namespace, codes: Codes) -> Network:
    network = Network(codes.tokenizer.get_vocab_size(), len(codes.kinds), len(codes.metrics), len(codes.statuses))
    if options.vectors is not None:
        first = vectors(codes.tokenizer, options.vectors, WIDTH)
        network.encoder.embeddings.word_embeddings.weight.data.copy_(torch.from_numpy(first))
    return network


def _run(trainer: Trainer, samples: Sequence[Sample]) -> None:
    started = time.process_time()
    print(f"{len(samples)} sentences, {sum(len(sample.targets) for sample in samples)} figures", flush=True)
    for progress in trainer.run(samples):
        losses = "  ".join(f"{kind} {value:.3f}" for kind, value in progress.losses.items())
        print(f"epoch {progress.epoch}  {time.process_time() - started:5.0f} s  {losses}", flush=True)


def _samples(options: argparse.Namespace) -> Iterator[Sample]:
    for lang in material.LANGUAGES:
        make = partial(material.made, lang, options.made, seed=SEED)
        yield from _kept(options.work / f"made.{lang}.{options.made}.pickle", make)
    if options.real is not None:
        yield from _kept(options.work / "taught.pickle", partial(material.taught, options.real))


def _kept(path: Path, make: Callable[[], Iterable[T]]) -> list[T]:
    """Return what a file of an earlier run holds, else make it and keep it."""
    if not path.exists():
        path.write_bytes(pickle.dumps(list(make())))
    found: list[T] = pickle.loads(path.read_bytes())
    print(f"{path.name}: {len(found)} sentences", flush=True)
    return found


def _tokenizer(options: argparse.Namespace, samples: Iterable[Sample]) -> Tokenizer:
    path = options.work / "tokenizer.json"
    if not path.exists():
        own = [" ".join(word for word in sample.words if not word.startswith("[")) for sample in samples]
        more = () if options.more is None else material.sentences(options.more, seed=SEED)
        chosen([*own * OWN, *more], PIECES, encoder=options.vectors).save(str(path))
    return Tokenizer.from_file(str(path))


if __name__ == "__main__":
    main()
