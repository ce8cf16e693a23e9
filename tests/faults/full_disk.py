#!/usr/bin/env python3
"""Lets the disk fill up in the middle of the program's work, and looks whether anything is lost.

Runs of every kind of model, β schedule and likelihood are recorded on a tmpfs that is too small for them, by another
number of bytes each time; then it grows, and they are resumed. A run has to say what happened, to leave no file but
its own, and to end with the bytes of one that had room. Then exports: their files are all new, or all as they were. Mounting a
tmpfs needs root; it happens in a mount namespace of its own.
"""

import os
import pathlib
import random
import subprocess
import sys
import tempfile

import campaign

ROOM = 64 << 20  # bytes; more than anything here needs
PAGE = 4096


class FullDisk:
    def __init__(self, program, seed, folder):
        self.program = program
        self.random = random.Random(seed)
        self.disk = folder
        self.faults = []
        self.full = self.resumed = 0

    def complain(self, what):
        self.faults.append(what)
        print("FOUND:", what, flush=True)

    def mount(self, size):
        subprocess.run(["umount", self.disk], stderr=subprocess.DEVNULL)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.disk], check=True)

    def make_room(self):
        subprocess.run(["mount", "-o", f"remount,size={ROOM}", self.disk], check=True)

    def used(self):
        status = os.statvfs(self.disk)
        return (status.f_blocks - status.f_bfree) * status.f_frsize

    def attempt(self, words):
        """Runs the command; where it waits for room it is told to stop. Its status."""
        process = self.program.start(*words)
        try:
            _, errors = process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.terminate()
            _, errors = process.communicate()
        if process.returncode not in (0, 1, 130):  # 130: told to stop, and all was kept
            self.complain(f"{words}: status {process.returncode}: {errors.strip()}")
        if process.returncode == 1 and "No space left on device" not in errors and "has not been saved" not in errors:
            self.complain(f"{words} does not say why: {errors.strip()}")
        return process.returncode

    def leftovers(self):
        return [str(file) for file in self.disk.rglob(".saving-*")]

    def reference(self, course):
        """The model and the curves of a run that has room, and the room that it takes."""
        self.mount(ROOM)
        status, _, errors = self.program.run(*campaign.training(course, self.disk / "runs"))
        if status != 0:
            sys.exit(f"{course} cannot be trained: {errors}")
        run = next((self.disk / "runs").iterdir())
        return (run / "model.safetensors").read_bytes(), campaign.steps_of(run), self.used()

    def fill(self, course):
        model, steps, bytes_used = self.reference(course)
        self.mount(self.random.randrange(8 * PAGE, 4 * bytes_used, PAGE))
        runs = self.disk / "runs"
        status = self.attempt(campaign.training(course, runs))
        self.full += status != 0
        if self.leftovers():
            self.complain(f"{course}: left over: {self.leftovers()}")
        self.make_room()
        listed = self.program.listed(runs) if runs.exists() else []
        if not listed:
            return
        run = listed[0]
        if run["state"] != "finished":
            self.resumed += 1
            status, _, errors = self.program.run(*campaign.resuming(runs, run["id"]))
            if status != 0:
                return self.complain(f"{course} is lost: {run['state']}: {errors.strip()}")
        if (runs / run["id"] / "model.safetensors").read_bytes() != model:
            self.complain(f"{course}: another model")
        if campaign.steps_of(runs / run["id"]) != steps:
            self.complain(f"{course}: other curves")

    def fill_exports(self, count):
        self.mount(ROOM)
        self.program.run(*campaign.training(campaign.COURSES[0], self.disk / "runs"))
        with tempfile.NamedTemporaryFile(suffix=".safetensors") as model:
            model.write(next((self.disk / "runs").glob("*/model.safetensors")).read_bytes())
            model.flush()
            self.fill_export(("latent", model.name, "--example", "--all", "--out", self.disk / "z.npy"), count)
            self.fill_export(("recommend", model.name, "--example", "--all", "--out", self.disk / "r.csv"), count)
            self.fill_export(("convert", campaign.ROOT / "resources/example", self.disk / "out", "--to", "authors"), count)

    def fill_export(self, words, count):
        self.mount(ROOM)
        status, _, errors = self.program.run(*words)
        if status != 0:
            sys.exit(f"{words}: {errors}")
        new = {file: file.read_bytes() for file in self.disk.rglob("*") if file.is_file()}
        size = self.used()
        for _ in range(count):
            self.mount(self.random.randrange(8 * PAGE, 2 * size, PAGE))
            replaced = [file for file in new if words[0] != "convert" and self.random.random() < 0.5]
            for file in replaced:
                file.write_bytes(b"old")
            self.full += (failed := self.attempt(words) != 0)
            now = {file: file.read_bytes() for file in self.disk.rglob("*") if file.is_file()}
            if now != new and not (failed and now == dict.fromkeys(replaced, b"old")):
                self.complain(f"{words[0]}: the files are not all new, nor all as they were: {sorted(now)}")


def main():
    chosen = campaign.arguments(__doc__.splitlines()[0], rounds=(2, "over all courses"), exports=(20, "of each kind"))
    if os.geteuid() != 0 or "TASTESCOPE_OWN_MOUNTS" not in os.environ:
        if os.geteuid() != 0 or subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], stderr=subprocess.DEVNULL).returncode:
            print("Skipped: a small tmpfs can be mounted by root only, where mounting is allowed.")
            return
        os.environ["TASTESCOPE_OWN_MOUNTS"] = "1"
        os.execvp("unshare", ["unshare", "-m", "--propagation", "private", sys.executable, *sys.argv])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:  # the mount goes with its namespace
        disk = FullDisk(campaign.Program(chosen.program), chosen.seed, pathlib.Path(place))
        for _ in range(chosen.rounds):
            for course in campaign.COURSES:
                disk.fill(course)
        rows = [("what", "how many", "found"), ("runs on a disk too small", chosen.rounds * len(campaign.COURSES), len(disk.faults)),
                ("… that ended with status 1", disk.full, ""), ("… resumed when there was room", disk.resumed, "")]
        kept, full = len(disk.faults), disk.full
        disk.fill_exports(chosen.exports)
        rows += [("exports", 3 * chosen.exports, len(disk.faults) - kept), ("… that ended with status 1", disk.full - full, "")]
        subprocess.run(["umount", place])
        campaign.table(rows)
        sys.exit(1 if disk.faults else 0)


if __name__ == "__main__":
    main()
