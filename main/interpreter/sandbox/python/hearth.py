"""What a program in the sandbox can show beyond text, and what it needs most often with files and money.

    import hearth
    rows = hearth.read('data.csv')
    hearth.save('clean.csv', hearth.clean(rows))
    rows = hearth.loan(20000, 4.5, 5)
    hearth.table(rows)
    hearth.plot(rows, x='month', y='balance')
    hearth.plot([3, 1, 2])
    hearth.plot(months, sales, kind='bar', title='Sales')
    hearth.plot(rows, x='month', y=['sales', 'cost'])
    hearth.table(rows, title='Totals')
    hearth.show_picture(png_bytes, alt='A circle')
"""

import base64
import csv
import datetime
import decimal
import io
import json
import math
import re

__all__ = ['chart', 'clean', 'loan', 'plot', 'read', 'save', 'show_picture', 'show_table', 'table']

ROW_LIMIT = 1_000
COLUMN_LIMIT = 50
CELL_LIMIT = 1_000
POINT_LIMIT = 5_000

_PICTURES = {
    b'\x89PNG\r\n\x1a\n': 'image/png',
    b'\xff\xd8\xff': 'image/jpeg',
    b'GIF8': 'image/gif',
}

_MARKS = {
    'line': {'type': 'line'},
    'bar': {'type': 'bar'},
    'scatter': {'type': 'point', 'filled': True},
    'histogram': {'type': 'bar'},
}

# The runner takes what is here after each run; text, tables and pictures stay in the order they were made.
_shown = []


def show_table(data, title=''):
    """Shows a list of dicts, a list of rows, a dict of columns, or the rows of a database cursor."""
    table = as_table(data, title)
    if table is None:
        raise TypeError('show_table needs a list of dicts, a list of rows, or a dict of columns')
    _shown.append(table)


table = show_table


def read(name):
    """The rows of a CSV, TSV or JSON file as a list of dicts, numbers as numbers; of any other file its text."""
    with open(name, 'rb') as file:
        text = _decode(file.read())
    ending = name.rpartition('.')[2].lower()
    if ending == 'json':
        return json.loads(text)
    if ending not in ('csv', 'tsv', 'tab'):
        return text
    sample = '\n'.join(text.splitlines()[:20])
    comma = '\t' if ending != 'csv' else max(',;\t|', key=lambda sign: (sample.count(sign), sign == ','))
    lines = [row for row in csv.reader(io.StringIO(text, newline=''), delimiter=comma) if any(cell.strip() for cell in row)]
    if not lines:
        return []
    names = [cell.strip() or f'column {index + 1}' for index, cell in enumerate(lines[0])]
    names = [f'{each} {index + 1}' if each in names[:index] else each for index, each in enumerate(names)]
    more = [f'column {index + 1}' for index in range(len(names), max(map(len, lines)))]
    names += more
    return [dict(zip(names, [_value(cell) for cell in row] + [''] * (len(names) - len(row)))) for row in lines[1:]]


def clean(rows):
    """The rows without blanks around their text, without empty rows, and each only once."""
    kept, seen = [], set()
    for row in rows:
        tidy = {
            key: re.sub(r'\s+', ' ', value).strip() if isinstance(value, str) else value for key, value in row.items()
        }
        mark = tuple((key, repr(value)) for key, value in tidy.items())
        if mark in seen or all(value in ('', None) for value in tidy.values()):
            continue
        seen.add(mark)
        kept.append(tidy)
    return kept


def save(name, data):
    """Writes a file that is offered to the user: rows as CSV or JSON by the ending, anything else as text."""
    rows = list(data) if not isinstance(data, (str, bytes, dict)) else None
    with open(name, 'wb' if isinstance(data, bytes) else 'w', **({} if isinstance(data, bytes) else {'newline': '', 'encoding': 'utf-8'})) as file:
        if name.lower().endswith('.json'):
            json.dump(rows if rows is not None else data, file, ensure_ascii=False, indent=2, default=str)
        elif rows and all(isinstance(row, dict) for row in rows):
            columns = list(dict.fromkeys(key for row in rows for key in row))
            writer = csv.DictWriter(file, columns, delimiter='\t' if name.lower().endswith('.tsv') else ',')
            writer.writeheader()
            writer.writerows(rows)
        elif rows is not None and rows and all(isinstance(row, (list, tuple)) for row in rows):
            csv.writer(file).writerows(rows)
        else:
            file.write('\n'.join(map(str, rows)) + '\n' if rows is not None else data if isinstance(data, (str, bytes)) else str(data))


def loan(principal, rate, years, per_year=12):
    """The plan of a loan with equal payments: rows with month, payment, interest, principal and balance.

    `rate` is percent a year. Cents are rounded as a bank does; the last payment takes what is left.
    """
    cent = decimal.Decimal('0.01')
    amount = lambda value: decimal.Decimal(str(value))
    balance, each, count = amount(principal), amount(rate) / 100 / per_year, round(years * per_year)
    if balance <= 0 or each < 0 or not 1 <= count <= 1_200:
        raise ValueError('a loan needs a principal above 0, a rate of 0 or more percent and 1 to 1200 payments')
    payment = balance * each / (1 - (1 + each) ** -count) if each else balance / count
    payment = payment.quantize(cent, decimal.ROUND_HALF_UP)
    rows = []
    for month in range(1, count + 1):
        interest = (balance * each).quantize(cent, decimal.ROUND_HALF_UP)
        paid = balance + interest if month == count else min(payment, balance + interest)
        balance -= paid - interest
        row = {'month': month, 'payment': paid, 'interest': interest, 'principal': paid - interest, 'balance': balance}
        rows.append({key: value if key == 'month' else float(value) for key, value in row.items()})
    return rows


def _decode(data):
    for encoding in ('utf-8-sig', 'utf-16' if data[:2] in (b'\xff\xfe', b'\xfe\xff') else 'cp949', 'latin-1'):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode('utf-8', 'replace')


def _value(cell):
    """A cell as a number where it is written as one: not a code with leading zeros, not a telephone number."""
    text = cell.strip()
    if re.fullmatch(r'-?(?:0|[1-9]\d{0,15})', text):
        return int(text)
    if re.fullmatch(r'-?(?:0|[1-9]\d*)\.\d+(?:[eE][+-]?\d+)?', text):
        return float(text)
    if re.fullmatch(r'-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?', text):
        plain = text.replace(',', '')
        return float(plain) if '.' in plain else int(plain)
    return cell


def show_picture(picture, alt=''):
    """Shows the bytes of a PNG, JPEG or GIF, or the text of an SVG."""
    part = as_picture(picture, alt)
    if part is None:
        raise TypeError('show_picture needs the bytes of a PNG, JPEG or GIF, or the text of an SVG')
    _shown.append(part)


def plot(*data, kind='line', x=None, y=None, title='', xlabel='', ylabel='', labels=None, bins=20):
    """Draws values as a line, bar, scatter or histogram plot.

    Takes `plot(ys)`, `plot(xs, ys)`, `plot(xs, ys1, ys2, labels=['a', 'b'])`, a dict of series, or a
    list of dicts together with the names `x` and `y`.
    """
    if kind not in _MARKS:
        raise ValueError(f"kind is {kind!r}, but only {', '.join(_MARKS)} can be drawn")
    xs, series, x_name, y_name = _series(data, kind, x, y, labels)
    points = [
        {'x': _plain(a), 'y': _plain(b), 'series': name}
        for name, ys in series
        for a, b in zip(xs if xs is not None else range(len(ys)), ys)
    ]
    if not points:
        raise ValueError('there is nothing to draw: the data is empty')
    total = len(points)
    if total > POINT_LIMIT and kind != 'histogram':
        points = points[:: math.ceil(total / POINT_LIMIT)]
    x_axis = {'field': 'x', 'type': _scale(points, 'x', kind), 'title': xlabel or x_name}
    y_axis = {'field': 'y', 'type': 'quantitative', 'title': ylabel or y_name}
    if x_axis['type'] == 'nominal':
        x_axis['sort'] = None
    if kind == 'histogram':
        points = _histogram(points, bins)
        x_axis = {'field': 'x', 'bin': {'binned': True}, 'type': 'quantitative', 'title': xlabel or y_name or 'value'}
        x_axis2 = {'field': 'x2'}
        y_axis = {'field': 'y', 'type': 'quantitative', 'title': ylabel or 'count'}
    encoding = {'x': x_axis, 'y': y_axis}
    if kind == 'histogram':
        encoding['x2'] = x_axis2
    if len(series) > 1:
        encoding['color'] = {'field': 'series', 'type': 'nominal', 'title': None, 'sort': None}
        if kind == 'bar':
            encoding['xOffset'] = {'field': 'series', 'sort': None}
    spec = {'data': {'values': points}, 'mark': _MARKS[kind], 'encoding': encoding}
    if title:
        spec['title'] = str(title)
    names = ', '.join(name for name, _ in series if name)
    said = f'{kind} plot' + (f' "{title}"' if title else '') + (f' of {names}' if names else '')
    _shown.append({'type': 'plot', 'spec': spec, 'alt': f'{said}, {total} points'})


def chart(rows, about='', kind='line'):
    """Draws the columns of a table that `about` names; without a name the first of numbers, over the first of text."""
    rows = list(rows)
    if not rows:
        raise ValueError('there is nothing to draw: the table has no rows')
    columns = list(rows[0])
    is_number = lambda value: isinstance(value, (int, float)) and not isinstance(value, bool)
    numbers = [name for name in columns if any(is_number(row[name]) for row in rows) and all(is_number(row[name]) or row[name] == '' for row in rows)]
    if not numbers:
        raise ValueError(f'there is no column of numbers to draw; there are {columns}')
    said = about.lower()
    named = [name for name in columns if name.lower() in said]
    heights = [name for name in named if name in numbers] or [name for name in numbers if name not in named][:1] or numbers[:1]
    others = [name for name in named if name not in heights] + [name for name in columns if name not in numbers]
    # Of two columns of numbers that are named, the second is what the first is drawn over.
    if kind == 'scatter' and len(heights) == 1 and not others:
        others = [name for name in numbers if name not in heights]
    if len(heights) > 1 and not others:
        heights, others = heights[:1], heights[1:]
    kept = [row for row in rows if all(row[name] != '' for name in heights)]
    if kind == 'histogram':
        return plot(kept, y=heights[0], kind=kind)
    if not others:
        return plot(list(range(1, len(kept) + 1)), [row[heights[0]] for row in kept], kind=kind, ylabel=heights[0])
    return plot(kept, x=others[0], y=heights, kind=kind)


def _series(data, kind, x, y, labels):
    """The data in one shape: x values or None, a list of (name, y values), and names for both axes."""
    if not data:
        raise TypeError('plot needs data: plot(ys), plot(xs, ys), or plot(rows, x="...", y="...")')
    data = [item if isinstance(item, dict) else list(item) for item in data]
    first = data[0]
    if isinstance(first, list) and first and all(isinstance(row, dict) for row in first):
        names = [y] if isinstance(y, str) else list(y or [])
        if not names or (x is None and kind != 'histogram'):
            raise TypeError(f'name the columns: plot(rows, x="...", y="..."); there are {list(first[0])}')
        for name in [*names, *([x] if x is not None else [])]:
            if name not in first[0]:
                raise KeyError(f'no column {name!r}; there are {list(first[0])}')
        xs = None if x is None else [row[x] for row in first]
        series = [(str(name), [row[name] for row in first]) for name in names]
        return xs, series, x or '', names[0] if len(names) == 1 else ''
    if isinstance(first, dict):
        if all(isinstance(value, (list, tuple)) for value in first.values()):
            xs = list(first[x]) if x is not None else None
            names = [y] if isinstance(y, str) else list(y or [key for key in first if key != x])
            return xs, [(str(name), list(first[name])) for name in names], x or '', ''
        return list(first), [('', list(first.values()))], '', ''
    if len(data) == 1 or kind == 'histogram':
        xs, columns = None, data
    else:
        xs, columns = data[0], data[1:]
    if xs is not None and any(len(column) != len(xs) for column in columns):
        raise ValueError(f'x has {len(xs)} values, but y has {[len(column) for column in columns]}')
    names = list(labels) if labels is not None else []
    if len(names) < len(columns):
        names += [f'{index + 1}' if len(columns) > 1 else '' for index in range(len(names), len(columns))]
    return xs, [(str(name), column) for name, column in zip(names, columns)], '', ''


def _scale(points, field, kind):
    values = [point[field] for point in points]
    if all(isinstance(value, str) and _is_date(value) for value in values):
        return 'temporal'
    if kind != 'bar' and all(value is None or isinstance(value, (int, float)) for value in values):
        return 'quantitative'
    return 'nominal'


def _is_date(text):
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return len(text) >= 10 and text[4] == '-'


def _plain(value):
    """A value that a plot can carry: a finite number, text, an ISO date, or nothing."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    try:
        number = float(value)
    except (TypeError, ValueError):
        return str(value)
    if not math.isfinite(number):
        return None
    return int(number) if isinstance(value, int) and abs(value) < 2**53 else number


def _histogram(points, bins):
    """Counts here, so that a million values become a few bars."""
    numbers = [point['y'] for point in points if isinstance(point['y'], (int, float))]
    if not numbers:
        raise ValueError('a histogram needs numbers')
    low, high = min(numbers), max(numbers)
    bins = max(1, min(int(bins), 200))
    width = (high - low) / bins or 1
    rows = []
    for name in dict.fromkeys(point['series'] for point in points):
        counts = [0] * bins
        for point in points:
            if point['series'] == name and isinstance(point['y'], (int, float)):
                counts[min(int((point['y'] - low) / width), bins - 1)] += 1
        rows += [
            {'x': low + index * width, 'x2': low + (index + 1) * width, 'y': count, 'series': name}
            for index, count in enumerate(counts)
        ]
    return rows


def as_table(data, title=''):
    """The table part for data that has the shape of one, else None."""
    if hasattr(data, 'fetchmany') and getattr(data, 'description', None):
        columns, rows = [column[0] for column in data.description], data.fetchall()
    elif isinstance(data, dict):
        if not data or not all(isinstance(column, (list, tuple)) for column in data.values()):
            return None
        columns, rows = list(data), list(zip(*data.values()))
    elif isinstance(data, (list, tuple)) and data:
        columns, rows = _columns(list(data))
    else:
        return None
    if not columns:
        return None
    return {
        'type': 'table',
        'title': str(title),
        'columns': [_cell(column) for column in columns[:COLUMN_LIMIT]],
        'rows': [[_cell(cell) for cell in list(row)[:COLUMN_LIMIT]] for row in rows[:ROW_LIMIT]],
        'total': len(rows),
    }


def _columns(data):
    first = data[0]
    if isinstance(first, dict):
        if not all(isinstance(row, dict) for row in data):
            return None, None
        columns = list(dict.fromkeys(key for row in data[:ROW_LIMIT] for key in row))
        return columns, [[row.get(column) for column in columns] for row in data]
    if hasattr(first, 'keys') and type(first).__name__ == 'Row':
        return first.keys(), [tuple(row) for row in data]
    if hasattr(first, '_fields') and all(type(row) is type(first) for row in data):
        return list(first._fields), data
    if len(data) < 2 or not all(isinstance(row, (list, tuple)) and len(row) == len(first) for row in data):
        return None, None
    if not first:
        return None, None
    named = all(isinstance(cell, str) for cell in first)
    if named and not all(isinstance(cell, str) for row in data[1:] for cell in row):
        return first, data[1:]
    return [str(number + 1) for number in range(len(first))], data


def _cell(value):
    text = '' if value is None else str(value)
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + '…'


def as_picture(value, alt=''):
    """The picture part for the bytes or text of a picture, or of a thing that can draw itself; else None."""
    for method, mime in (('_repr_svg_', 'image/svg+xml'), ('_repr_png_', 'image/png')):
        draw = getattr(value, method, None)
        if callable(draw) and not isinstance(value, type):
            value = draw()
            break
    if isinstance(value, str):
        start = value.lstrip()[:200].lower()
        if not (start.startswith('<svg') or (start.startswith('<?xml') and '<svg' in value[:1000])):
            return None
        value, mime = value.encode(), 'image/svg+xml'
    elif isinstance(value, (bytes, bytearray)):
        mime = next((mime for magic, mime in _PICTURES.items() if value.startswith(magic)), None)
        if mime is None:
            return None
    else:
        return None
    return {'type': 'picture', 'mime': mime, 'base64': base64.b64encode(value).decode(), 'alt': str(alt)}
