/**
 * Reads CSV by RFC 4180 and nothing else, letter by letter, so that it shares no idea with what wrote it.
 * @throws where the text is no such CSV
 */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const expect = (sign: string): void => {
    if (!text.startsWith(sign, at)) throw new Error(`no ${JSON.stringify(sign)} at ${at}`);
    at += sign.length;
  };
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        if (at >= text.length) throw new Error('a quoted cell does not end');
        if (text.startsWith('""', at)) {
          cell += '"';
          at += 2;
        } else if (text[at] === '"') {
          at += 1;
          break;
        } else cell += text[at++];
      }
    } else {
      while (at < text.length && !',\r\n'.includes(text[at] ?? '')) {
        if (text[at] === '"') throw new Error(`a quote inside a plain cell at ${at}`);
        cell += text[at++];
      }
    }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else {
      expect('\r\n');
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** Each row by the header's names. */
export function readTable(text: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = readCsv(text);
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`a row has ${row.length} cells, the header ${header.length}`);
    return Object.fromEntries(header.map((name, at) => [name, row[at] ?? '']));
  });
}
