"""A real Spark cluster, a worker killed half way: the graph stays the same.

  cluster_test.py PROGRAM DATA FOLDER   (by test.sh, with a Python that has pyspark)

Starts a standalone master and two workers of 512 MB on this machine, runs the
job on the sample texts (and ../shared/texts where it is), kills one worker with
its executor when all texts are read, and compares with `extract | merge`.
"""

import filecmp
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

import pyspark

PROGRAM, DATA, FOLDER = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
HERE = pathlib.Path(__file__).parent
SPARK = pathlib.Path(pyspark.__file__).parent
ENVIRONMENT = dict(
    os.environ,
    SPARK_HOME=str(SPARK),
    SPARK_LOCAL_IP="127.0.0.1",
    SPARK_DAEMON_MEMORY="128m",
    PYSPARK_PYTHON=sys.executable,
)


def write_texts(path):
    with open(path, "wb") as out:
        subprocess.run(
            [sys.executable, HERE.parent / "sample_texts.py"],
            stdout=out,
            check=True,
        )


def one_machine(texts, graph):
    with open(texts, "rb") as source, open(graph, "wb") as target:
        extract = subprocess.Popen(
            [PROGRAM, "extract", "-", "--data", DATA],
            stdin=source,
            stdout=subprocess.PIPE,
        )
        subprocess.run(
            [PROGRAM, "merge", "-", "--data", DATA],
            stdin=extract.stdout,
            stdout=target,
            check=True,
        )
        assert extract.wait() == 0


class Cluster:
    def __init__(self):
        self.daemons = []

    def start(self, name, *arguments):
        """Starts a daemon as a group of its own; returns it and its log."""
        log = FOLDER / f"daemon-{len(self.daemons)}.log"
        command = [
            str(SPARK / "bin/spark-class"),
            f"org.apache.spark.deploy.{name}",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0",
            *arguments,
        ]
        with open(log, "wb") as out:
            daemon = subprocess.Popen(
                command,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=ENVIRONMENT,
                start_new_session=True,
            )
        self.daemons.append(daemon)
        return daemon, log

    def worker(self, master):
        worker, log = self.start(
            "worker.Worker",
            "--cores",
            "1",
            "--memory",
            "512m",
            "--work-dir",
            str(FOLDER / "work"),
            master,
        )
        wait_for(log, r"Successfully registered with master")
        return worker

    def stop(self):
        for daemon in self.daemons:
            if daemon.poll() is None:
                os.killpg(daemon.pid, signal.SIGKILL)
                daemon.wait()


def wait_for(log, pattern):
    for _ in range(600):
        found = re.search(pattern, log.read_text(errors="replace"))
        if found:
            return found
        time.sleep(0.1)
    sys.exit(f"{log}: no '{pattern}' in a minute")


def main():
    texts, alone, spark = (
        FOLDER / n for n in ("texts.jsonl", "one.jsonld", "spark.jsonld")
    )
    write_texts(texts)
    one_machine(texts, alone)
    cluster = Cluster()
    try:
        _, log = cluster.start("master.Master")
        master = wait_for(log, r"Starting Spark master at (spark://\S+)").group(
            1
        )
        doomed, _ = cluster.worker(master), cluster.worker(master)
        job_log = FOLDER / "job.log"
        with open(job_log, "wb") as out:
            job = subprocess.Popen(
                [
                    str(SPARK / "bin/spark-submit"),
                    "--master",
                    master,
                    "--driver-memory",
                    "512m",
                    "--executor-memory",
                    "512m",
                    "--conf",
                    "spark.ui.enabled=false",
                    "--conf",
                    "spark.driver.host=127.0.0.1",
                    "--py-files",
                    str(HERE / "ranges.py"),
                    str(HERE / "job.py"),
                    str(texts),
                    "--entente",
                    PROGRAM,
                    "--data",
                    DATA,
                    "--output",
                    str(spark),
                    "--parts",
                    str(FOLDER / "parts"),
                ],
                stdout=out,
                stderr=subprocess.STDOUT,
                env=ENVIRONMENT,
                start_new_session=True,
            )
        cluster.daemons.append(job)
        wait_for(job_log, r"reading done")
        os.killpg(doomed.pid, signal.SIGKILL)
        assert (
            job.poll() is None
        ), "the job was done before the worker was killed"
        if job.wait(timeout=300) != 0:
            sys.exit(job_log.read_text(errors="replace")[-4000:])
        wait_for(job_log, r"(?i)lost executor")
    finally:
        cluster.stop()
    if not filecmp.cmp(alone, spark, shallow=False):
        sys.exit(f"{spark} differs from {alone}")
    print(f"one worker of two killed; {spark.stat().st_size} bytes, the same")


if __name__ == "__main__":
    main()
