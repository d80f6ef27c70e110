"""Where organisation files live, and folders that another program copies to other computers behind our back."""

import re
from pathlib import Path

from app.own_files import SUFFIX
from app.paths import data_folder

_SYNCED = (
    (re.compile(r"onedrive( - .*|-.*)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( \(.*\)|-.*)?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE), "iCloud Drive"),
    (re.compile(r"google ?drive(-.*)?|my drive|drivefs", re.IGNORECASE), "Google Drive"),
    (re.compile(r"nextcloud|owncloud", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"box( sync|-box)?", re.IGNORECASE), "Box"),
)
_NETWORK = re.compile(r"[\\/]{2}[^\\/?.]|/run/user/\d+/gvfs/|/net/|smb:|nfs:", re.IGNORECASE)


def default_file() -> Path:
    """The file that the first start of an early version made, in the user's data folder: it stays there."""
    return data_folder() / f"organisation{SUFFIX}"


def shared_by(path: Path | str) -> str:
    """How others come at the files of a folder behind our back, such as `on a network`; nothing where nobody does.

    Looks at nothing but the names in the path.
    """
    service = _service(path)
    return f"copied to other computers by {service}" if service else "on a network" if _NETWORK.match(str(path)) else ""


def folder_warning(path: Path | str) -> str | None:
    """What to be careful about in the folder of a file, or None. Looks at nothing but the names in the path."""
    service = _service(path)
    if service:
        return (
            f"This folder is kept in step by {service}. Work on one computer at a time: close Footing and let "
            f"{service} finish before you open the file on another."
        )
    if _NETWORK.match(str(path)):
        return (
            "This folder is on a network. One person at a time can change the file, and a lost connection can "
            "interrupt a change. For daily work, keep the file on your own disk and copy it here."
        )
    return None


def _service(path: Path | str) -> str | None:
    """Who keeps the folder of a file in step with other computers."""
    folders = re.split(r"[\\/]", str(path))[:-1]
    return next((name for folder in folders for pattern, name in _SYNCED if pattern.fullmatch(folder)), None)
