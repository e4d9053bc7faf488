"""Start one program so that it cannot outlive whoever asked for it.

    python -I -S launch.py PARENT_PID SIGNAL MODE -- program argument …

The program gets SIGNAL (a number) when PARENT_PID dies, even by `kill -9`. MODE says what to do about root, since
PostgreSQL refuses to run as root: `same` keeps the user; `account` becomes an unprivileged account that may still
reach the checkout; `namespace` only looks unprivileged, in a user namespace where root is mapped to that account.

Run by path and standing alone, so that it costs twenty milliseconds and none of the portal's packages.
"""

import ctypes
import os
import pwd
import sys

PR_SET_PDEATHSIG = 1
PR_SET_KEEPCAPS = 8
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522
CLONE_NEWUSER = 0x10000000

LIBC = ctypes.CDLL(None, use_errno=True)


class CapabilityHeader(ctypes.Structure):
    """`cap_user_header_t` of capset(2)."""

    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]  # noqa: RUF012 – ctypes wants a plain list


class CapabilitySet(ctypes.Structure):
    """`cap_user_data_t` of capset(2): one bit for each capability."""

    _fields_ = [("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32)]  # noqa: RUF012


def check(result: int) -> None:
    """Raise OSError where a C call answered that it failed."""
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def unprivileged_uid() -> int:
    """The user id of `nobody`, else of any account but root: `initdb` wants one that has a name."""
    accounts = {account.pw_name: account.pw_uid for account in pwd.getpwall() if account.pw_uid != 0}
    if not accounts:
        raise OSError("no account but root")
    return accounts.get("nobody", min(accounts.values()))


def become_account() -> None:
    """Give up root, keeping only the right to pass directories such as `/root` on the way to the data."""
    uid = unprivileged_uid()
    check(LIBC.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0))
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    bit = 1 << CAP_DAC_OVERRIDE
    header = CapabilityHeader(CAPABILITY_VERSION_3, 0)
    sets = (CapabilitySet * 2)(CapabilitySet(bit, bit, bit), CapabilitySet(0, 0, 0))
    check(LIBC.capset(ctypes.byref(header), ctypes.byref(sets)))
    check(LIBC.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0))


def enter_namespace() -> None:
    """Look unprivileged to the program while the files stay root's: for containers that know no other user."""
    uid = unprivileged_uid()
    check(LIBC.unshare(CLONE_NEWUSER))
    with open("/proc/self/uid_map", "w") as mapping:
        mapping.write(f"{uid} 0 1")


def main(arguments: list[str]) -> None:
    """Become the program; OSError where the machine does not allow what was asked."""
    parent, signal_number, mode, _, *command = arguments
    if mode == "account":
        become_account()
    elif mode == "namespace":
        enter_namespace()
    # After the change of user, which clears it.
    check(LIBC.prctl(PR_SET_PDEATHSIG, int(signal_number), 0, 0, 0))
    if os.getppid() != int(parent):
        sys.exit(1)  # the parent died before we asked to be told
    os.execvp(command[0], command)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except OSError as error:
        sys.exit(f"launch: {error}")
