"""The files for GitHub and Docker, held against their schemas and by linters; nothing of them needs a server here."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "docs/deploy"
ACTION = DEPLOY / "action/action.yml"
WORKFLOW = DEPLOY / "github-workflow.yml"
BIN = Path(sys.executable).parent
PINNED = re.compile(r"actions/(checkout|setup-python)@[0-9a-f]{40}")


def read(path: Path) -> dict[str, Any]:
    """YAML 1.2, in which `on` is a word, as GitHub reads it."""
    read: dict[str, Any] = YAML(typ="safe").load(path)
    return read


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", ACTION),
        ("vendor.github-workflows", WORKFLOW),
        ("custom.github-workflows-require-timeout", WORKFLOW),
        ("vendor.compose-spec", DEPLOY / "docker/compose.yaml"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_files_are_what_their_schemas_say(schema: str, file: Path) -> None:
    done = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", schema, file], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_action_of_others_is_used_but_by_its_commit() -> None:
    for steps in (read(ACTION)["runs"]["steps"], read(WORKFLOW)["jobs"]["links"]["steps"]):
        used = [step["uses"] for step in steps if "uses" in step]
        assert used
        assert [one for one in used if not PINNED.fullmatch(one) and not one.startswith("OWNER/dostupne/")] == []


def test_inputs_come_as_variables_and_never_into_a_script() -> None:
    """What a person writes into an input would else be run by the shell."""
    assert [step["run"] for step in read(ACTION)["runs"]["steps"] if "${{" in step.get("run", "")] == []


def test_the_program_of_the_action_is_given_all_inputs_and_gives_all_outputs() -> None:
    action = read(ACTION)
    (watch,) = (step for step in action["runs"]["steps"] if step.get("id") == "watch")
    given = {value.removeprefix("${{ inputs.").removesuffix(" }}") for value in watch["env"].values()}
    assert given == set(action["inputs"]) - {"python-version", "version"}
    assert set(watch["env"]) == {"INPUT_" + name.upper().replace("-", "_") for name in given}
    outputs = {value["value"] for value in action["outputs"].values()}
    assert outputs == {f"${{{{ steps.watch.outputs.{name} }}}}" for name in action["outputs"]}


def test_the_workflow_may_do_no_more_than_it_must() -> None:
    workflow = read(WORKFLOW)
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["links"]["permissions"] == {"contents": "write", "issues": "write"}
    assert workflow["concurrency"] == {"group": "dostupne-watch", "cancel-in-progress": False}
    assert set(workflow["on"]) == {"schedule", "workflow_dispatch", "push"}
    named = {
        name
        for step in workflow["jobs"]["links"]["steps"]
        for name in step.get("with", {})
        if "dostupne" in step["uses"]
    }
    assert named <= set(read(ACTION)["inputs"])


@pytest.mark.skipif(not (BIN / "hadolint").exists(), reason="there is no hadolint for this machine")
def test_the_dockerfile_pleases_its_linter() -> None:
    done = subprocess.run(
        [BIN / "hadolint", DEPLOY / "docker/Dockerfile"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def copied() -> list[str]:
    """What the Dockerfile takes out of the context."""
    text = (DEPLOY / "docker/Dockerfile").read_text(encoding="utf-8")
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.MULTILINE)
    return [name for line in copies for name in line.split()]


def test_what_the_dockerfile_copies_is_let_into_the_context() -> None:
    ignore = (DEPLOY / "docker/Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignore[0] == "*"
    assert sorted(line[1:] for line in ignore if line.startswith("!")) == sorted(copied())
    assert [name for name in copied() if not (ROOT / name).exists()] == []


@pytest.mark.slow
def test_the_image_would_have_all_that_the_command_needs(tmp_path: Path) -> None:
    """The steps of the Dockerfile in folders instead of layers: there is no Docker in most places where tests run.

    The wheel is built from what is copied and nothing else, and installed where no source is.
    """
    source, wheels, venv = tmp_path / "source", tmp_path / "wheels", tmp_path / "venv"
    source.mkdir()
    for name in copied():
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, source / Path(name).name)
    python = venv / "bin/python"
    run("python -m pip wheel --no-deps --wheel-dir", wheels, ".", folder=source)
    run("python -m venv", venv, folder=tmp_path)
    (wheel,) = wheels.glob("*.whl")
    run(python, "-m pip install --constraint", source / "requirements-dev.txt", wheel, folder=tmp_path)
    shutil.rmtree(source)

    data = tmp_path / "data"
    data.mkdir()
    home = {
        "HOME": str(data),
        "PATH": f"{venv / 'bin'}:/usr/bin:/bin",
        "DOSTUPNE_STORE_URL": str(data / "watch.sqlite"),
    }
    assert run("dostupne --version", folder=data, environment=home).startswith("dostupne ")
    assert "daemon" in run("dostupne watch --help", folder=data, environment=home)
    run("dostupne watch run", folder=data, environment=home)
    assert (data / "watch.sqlite").stat().st_size > 0, "the migrations are in the wheel"
    run("python", DEPLOY / "docker/healthy.py", folder=data, environment=home)


def run(*command: object, folder: Path, environment: dict[str, str] | None = None) -> str:
    """What a command prints; it must end well."""
    words = " ".join(str(one) for one in command).split()
    path = environment["PATH"] if environment else f"{BIN}:/usr/bin:/bin"
    program = shutil.which(words[0], path=path) or words[0]
    done = subprocess.run(
        [program, *words[1:]], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout
