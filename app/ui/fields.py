"""Fields that read what people type, say beside them what to do, and never lose a keystroke.

The one place to import fields from; the protocol they share is told in `app.ui.field`.
"""

from app.ui.date_field import DateEdit
from app.ui.field import Field
from app.ui.form import Form, FormRow
from app.ui.line_fields import LineField, MoneyEdit, MonthEdit, NumberEdit, PercentEdit, TextEdit
from app.ui.long_text import LongText
from app.ui.pick_fields import Choice, YesNo

__all__ = [
    "Choice",
    "DateEdit",
    "Field",
    "Form",
    "FormRow",
    "LineField",
    "LongText",
    "MoneyEdit",
    "MonthEdit",
    "NumberEdit",
    "PercentEdit",
    "TextEdit",
    "YesNo",
]
