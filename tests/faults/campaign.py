"""What the campaigns of this folder have in common: the program, and the runs that they train."""

import argparse
import itertools
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

LIKELIHOODS = ("multinomial", "gaussian", "logistic")
SCHEDULES = {  # of β, which a DAE does not have
    ("vae", "constant"): (),
    ("vae", "linear"): (),
    ("vae", "hold"): ("--peak-patience", 2),
    ("vae", "cyclical"): ("--cycles", 2),
    ("dae",): (),
}
COURSES = [(*schedule, likelihood) for schedule, likelihood in itertools.product(SCHEDULES, LIKELIHOODS)]


def arguments(description, **numbers):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "build/dev/app/tastescope", help="the program to test")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    for name, (default, meaning) in numbers.items():
        parser.add_argument("--" + name, type=int, default=default, help=meaning)
    chosen = parser.parse_args()
    if not chosen.program.is_file():
        sys.exit(f"{chosen.program} is not there: build it, or name another one with --program")
    return chosen


class Program:
    """Tastescope, on one thread, so that equal seeds give equal bytes."""

    def __init__(self, path):
        self.path = str(path)

    def start(self, *words):
        return subprocess.Popen([self.path, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *words):
        process = self.start(*words)
        out, errors = process.communicate()
        return process.returncode, out, errors

    def listed(self, folder):
        status, out, errors = self.run("runs", "list", "--json", "--runs-dir", folder)
        if status != 0:
            raise RuntimeError("the runs cannot be listed: " + errors.strip())
        return json.loads(out)


def training(course, folder, *more):
    kind, *schedule, likelihood = course
    words = ("--schedule", *schedule, *SCHEDULES[kind, *schedule]) if schedule else ()
    return ("train", "--example", "--model-type", kind, *words, "--likelihood", likelihood,
            "--hidden", 24, "--latent", 8, "--epochs", 12, "--batch", 100, "--threads", 1, "--seed", 7, "--quiet", "--runs-dir", folder, *more)


def resuming(folder, run):
    return ("train", "--resume", run, "--runs-dir", folder, "--quiet")


def steps_of(run_folder):
    """The curves without the times."""
    rows = (run_folder / "steps.csv").read_text().splitlines()
    return [row.rsplit(",", 1)[0] for row in rows]


def table(rows):
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())
