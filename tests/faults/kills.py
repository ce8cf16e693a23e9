#!/usr/bin/env python3
"""Kills the program in the middle of its work, 200 times and more, and looks whether anything is lost.

Runs of every kind of model, β schedule and likelihood are killed (SIGKILL) at random moments, from their start on,
and resumed until they end. Now and then one is told to stop instead, so that later states are resumed, too. A run is
lost if it cannot be resumed, unless it was killed before its first record; and its model has to have the bytes of an
uninterrupted run. Then commands that write several files are killed: each file is an old or a new one.
"""

import pathlib
import random
import signal
import sys
import tempfile
import time

import campaign

MOST_ENDS = 6  # of one run, before it is left alone


class Kills:
    def __init__(self, program, seed, folder):
        self.program = program
        self.random = random.Random(seed)
        self.folder = folder
        self.kills = self.stops = self.runs = self.unrecorded = 0
        self.faults = []

    def complain(self, what):
        self.faults.append(what)
        print("FOUND:", what, flush=True)

    def interrupted(self, words, longest):
        """Starts the command and ends it at a random moment; True if it was over before."""
        process = self.program.start(*words)
        kill = self.random.random() < 0.8
        time.sleep(self.random.uniform(0, longest))
        process.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
        _, errors = process.communicate()
        if process.returncode == -signal.SIGKILL:
            self.kills += 1
        elif process.returncode in (130, -signal.SIGTERM):
            self.stops += 1
        elif process.returncode != 0:
            self.complain(f"{words}: status {process.returncode}: {errors.strip()}")
        return process.returncode == 0

    def reference(self, course):
        """An uninterrupted run's folder, and how long it took."""
        folder = self.folder / ("whole-" + "-".join(course))
        start = time.monotonic()
        status, _, errors = self.program.run(*campaign.training(course, folder))
        if status != 0:
            sys.exit(f"{course} cannot be trained: {errors}")
        return next(entry for entry in folder.iterdir() if entry.is_dir()), time.monotonic() - start

    def kill_run(self, course, whole, seconds):
        """A run of its own, ended again and again and resumed until it is over."""
        folder = self.folder / f"run-{self.runs}"
        self.runs += 1
        for _ in range(self.random.randint(1, MOST_ENDS)):
            run = self.only_run(folder)
            if run and run["state"] == "finished":
                break
            words = campaign.resuming(folder, run["id"]) if run else campaign.training(course, folder)
            self.interrupted(words, 1.1 * seconds)
        self.finish(course, folder, whole)

    def only_run(self, folder):
        """What is listed of the run; None if it has no record yet."""
        runs = self.program.listed(folder) if folder.exists() else []
        recorded = [run for run in runs if pathlib.Path(folder / run["id"] / "run.json").exists()]
        self.unrecorded += len(runs) - len(recorded)
        for run in runs:
            if run not in recorded:  # killed at birth: nothing to lose, and not in the way of the next one
                for file in sorted((folder / run["id"]).iterdir()):
                    file.unlink()
                (folder / run["id"]).rmdir()
        for run in recorded:
            if run["state"] == "damaged":
                self.complain(f"{folder}: damaged: {run}")
        return recorded[0] if recorded else None

    def finish(self, course, folder, whole):
        run = self.only_run(folder)
        if not run:
            return
        if run["state"] != "finished":
            status, _, errors = self.program.run(*campaign.resuming(folder, run["id"]))
            if status != 0:
                return self.complain(f"{course} is lost: {run['state']}: {errors.strip()}")
        found = folder / run["id"]
        if (found / "model.safetensors").read_bytes() != (whole / "model.safetensors").read_bytes():
            self.complain(f"{course}: another model in {found}")
        if campaign.steps_of(found) != campaign.steps_of(whole):
            self.complain(f"{course}: other curves in {found}")
        left = [entry.name for entry in found.iterdir() if not entry.name.startswith(".saving-")]
        if sorted(left) != sorted(entry.name for entry in whole.iterdir()):
            self.complain(f"{course}: other files in {found}: {left}")

    def kill_exports(self, model, count):
        """latent and convert: every file is an old or a new one, and who finds the last one finds the others."""
        last = {"latent": "z.npy", "convert": "unique_sid.txt"}
        words = {"latent": lambda out: ("latent", model, "--example", "--all", "--out", out / "z.npy"),
                 "convert": lambda out: ("convert", campaign.ROOT / "resources/example", out, "--to", "authors")}
        found = []
        for command in words:
            whole = self.folder / command
            if command == "latent":
                whole.mkdir()
            start = time.monotonic()
            status, _, errors = self.program.run(*words[command](whole))
            seconds = time.monotonic() - start
            if status != 0:
                sys.exit(f"{command}: {errors}")
            new = {entry.name: entry.read_bytes() for entry in whole.iterdir()}
            before, kept = self.kills, len(self.faults)
            for number in range(count):
                out = self.folder / f"{command}-{number}"
                old = {}
                if command == "latent":  # convert takes new folders only
                    out.mkdir()
                    old = {name: b"old " + name.encode() for name in new if self.random.random() < 0.5}
                for name, data in old.items():
                    (out / name).write_bytes(data)
                self.interrupted(words[command](out), 1.1 * seconds)
                self.check_files(command, out, old, new, last[command])
            found.append((f"kills of {command}", self.kills - before, len(self.faults) - kept))
        return found

    def check_files(self, command, out, old, new, last):
        now = {entry.name: entry.read_bytes() for entry in out.iterdir()} if out.exists() else {}
        for name, data in now.items():
            if not name.startswith(".saving-") and data not in (old.get(name), new.get(name)):
                self.complain(f"{out}/{name} is neither old nor new")
        if any(name not in now for name in old):
            self.complain(f"{out}: an old file is gone")
        if now.get(last) == new[last] and any(now.get(name) != new[name] for name in new):
            self.complain(f"{command}: {out}/{last} is there without the others")


def main():
    chosen = campaign.arguments(__doc__.splitlines()[0], kills=(200, "of runs"), exports=(50, "kills of each export"))
    with tempfile.TemporaryDirectory() as place:
        kills = Kills(campaign.Program(chosen.program), chosen.seed, pathlib.Path(place))
        wholes = {course: kills.reference(course) for course in campaign.COURSES}
        while kills.kills < chosen.kills:
            for course, (whole, seconds) in wholes.items():
                kills.kill_run(course, whole, seconds)
        rows = [("what", "how many", "found"), ("courses (model, schedule, likelihood)", len(wholes), ""),
                ("runs", kills.runs, ""), ("kills of runs", kills.kills, len(kills.faults)),
                ("… before the first record", kills.unrecorded, ""), ("stops of runs", kills.stops, "")]
        rows += kills.kill_exports(next(iter(wholes.values()))[0] / "model.safetensors", chosen.exports)
        campaign.table(rows)
        sys.exit(1 if kills.faults else 0)


if __name__ == "__main__":
    main()
