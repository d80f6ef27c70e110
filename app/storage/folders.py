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
    """The file that a first start makes, in the user's data folder."""
    return data_folder() / f"organisation{SUFFIX}"


def folder_warning(path: Path | str) -> str | None:
    """What to be careful about in the folder of a file, or None. Looks at nothing but the names in the path."""
    text = str(path)
    folders = re.split(r"[\\/]", text)[:-1]
    service = next((name for folder in folders for pattern, name in _SYNCED if pattern.fullmatch(folder)), None)
    if service:
        return (
            f"This folder is kept in step by {service}. Work on one computer at a time: close Footing and let "
            f"{service} finish before you open the file on another."
        )
    if _NETWORK.match(text):
        return (
            "This folder is on a network. One person at a time can change the file, and a lost connection can "
            "interrupt a change. For daily work, keep the file on your own disk and copy it here."
        )
    return None
