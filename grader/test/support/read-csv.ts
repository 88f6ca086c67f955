/**
 * A reader of RFC 4180, rule by rule, that knows nothing of the writer: fields separated by commas,
 * lines ended by CRLF, quoted fields with doubled quotes inside. Anything else is an error.
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      const field = text[at] === '"' ? quotedField(text, at) : bareField(text, at);
      row.push(field.value);
      at = field.end;
      if (text[at] !== ',') break;
      at++;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no CRLF at ${at}`);
    at += 2;
    rows.push(row);
  }
  return rows;
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function bareField(text: string, start: number): Field {
  let end = start;
  while (end < text.length && !',\r\n'.includes(text.charAt(end))) end++;
  const value = text.slice(start, end);
  if (value.includes('"')) throw new Error(`a quote in the bare field '${value}'`);
  return { value, end };
}

function quotedField(text: string, start: number): Field {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') value += text.charAt(at);
    else if (text[at + 1] === '"') value += text.charAt(at++);
    else return { value, end: at + 1 };
  }
  throw new Error('a quoted field without an end');
}
