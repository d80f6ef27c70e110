"""One action of the costs page, with the sentence that says why it was refused."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.ui.workspace import Workspace


def refusal_of(
    workspace: Workspace,
    label: str,
    action: Callable[..., object],
    /,
    *args: object,
    **kwargs: object,
) -> str:
    """Run an action; nothing when it was done, and when it was refused the sentence, to stand beside the field too."""
    said: list[str] = []
    listening = workspace.refused.connect(said.append)
    try:
        workspace.run(label, action, *args, **kwargs)
    finally:
        QObject.disconnect(listening)
    return said[0] if said else ""
