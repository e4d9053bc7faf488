"""Several commands of `manage.py` in one process: each would take two seconds to load Django for itself.

    python -m kontum_ip.services.prepare '[["Cập nhật cơ sở dữ liệu…", "migrate", "--noinput"], …]'

Each command's title goes to the console as it begins; what the command says goes to the error stream, which is the log.
"""

import json
import sys

import django
from django.core.management import CommandError, call_command

from kontum_ip.services.bootstrap import say


def main(arguments: list[str]) -> int:
    """Run the commands in order up to the first that fails; the exit status."""
    django.setup()
    for title, command, *words in json.loads(arguments[0]):
        if title:
            say(title)
        try:
            call_command(command, *words, stdout=sys.stderr, stderr=sys.stderr)
        except CommandError as error:
            print(f"{command}: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
