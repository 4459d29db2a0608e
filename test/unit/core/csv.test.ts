import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from '../../../main/core/csv.ts';
import { readCsv } from '../../fakes/csv-reader.ts';

const read = (cell: string): string => readCsv(`${cell},x\r\n`)[0]?.[0] ?? '';

const dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/** Takes the guard away again, as ARCHITECTURE.md says. */
const unguarded = (cell: string): string => (/^'+[=+\-@\t\r\n\0＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

describe('a CSV cell', () => {
  it.each(dangerous)('that begins with %j is no formula', (sign) => {
    expect(read(csvCell(`${sign}1+1`))).toBe(`'${sign}1+1`);
  });

  it('keeps a phone number readable', () => {
    expect(csvCell('+49 30 1234567')).toBe("'+49 30 1234567");
  });

  it.each(['', 'Max', "'t Hooft", 'a=b', 'Müller', 'KX4-7QM', '2026-03-04T12:00:00.000Z'])(
    'leaves %j alone',
    (text) => {
      expect(csvCell(text)).toBe(text);
    },
  );

  it('quotes what would otherwise be two cells or two rows', () => {
    expect(csvCell('a,"b"\r\nc;d')).toBe('"a,""b""\r\nc;d"');
  });

  it('is read back as what it was, whatever it was', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...dangerous, "'", '"', ',', ';', 'a', 'ü', '😀') }),
    );
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1 }), (values) => {
        const [cells = []] = readCsv(`${values.map(csvCell).join(',')},end\r\n`);
        expect(cells.slice(0, -1).map(unguarded)).toEqual(values);
        for (const cell of cells) expect(dangerous).not.toContain([...cell][0]);
      }),
      { numRuns: 500 },
    );
  });
});
