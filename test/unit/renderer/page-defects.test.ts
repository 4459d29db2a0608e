import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemas } from '../../../main/ipc/schemas.ts';
import { pageDefectOf } from '../../../renderer/api/page-defects.ts';

const origin = 'app://console';

function thrown(name: string, message: string, frames: readonly string[]): Error {
  const error = new Error(message);
  error.name = name;
  error.stack = [`${name}: ${message}`, ...frames].join('\n');
  return error;
}

describe('what the page tells of a defect', () => {
  it('is its class and the places in the console’s own files', () => {
    const error = thrown('TypeError', 'Max Mustermann is not a function', [
      '    at Form (app://console/assets/index-B1x2.js:10:2345)',
      '    at async app://console/assets/vendor-q.js:3:4',
      '    at other (https://elsewhere.example/x.js:1:1)',
      '    at <anonymous>',
    ]);
    expect(pageDefectOf('error', error, origin)).toEqual({
      kind: 'error',
      name: 'TypeError',
      at: ['index-B1x2.js:10:2345', 'vendor-q.js:3:4'],
    });
  });

  it('is next to nothing for what is no error, or of a class that anybody may have named', () => {
    expect(pageDefectOf('rejection', 'Erika', origin)).toEqual({ kind: 'rejection', name: 'other', at: [] });
    expect(pageDefectOf('error', thrown('Erika', '', []), origin).name).toBe('other');
  });

  it('holds no word of a message, whatever stands in it, and is always taken', () => {
    const words = fc.array(fc.constantFrom('Erika', 'Musterfrau', '\n', '    at ', '(', ')', ':1:2', '/', ' '));
    fc.assert(
      fc.property(words, fc.string(), (parts, name) => {
        const defect = pageDefectOf('error', thrown(name, parts.join(''), []), origin);
        expect(JSON.stringify(defect)).not.toMatch(/Erika|Musterfrau/);
        expect(schemas['desk.pageDefect'].safeParse(defect).success).toBe(true);
      }),
    );
  });

  it('is refused by main in any other form', () => {
    const taken = (at: readonly string[]) =>
      schemas['desk.pageDefect'].safeParse({ kind: 'error', name: 'other', at }).success;
    expect(taken(['index.js:1:2'])).toBe(true);
    expect(taken(['Erika Musterfrau:1:2'])).toBe(false);
    expect(taken(Array.from({ length: 13 }, () => 'index.js:1:2'))).toBe(false);
    expect(schemas['desk.pageDefect'].safeParse({ kind: 'error', name: 'other', at: [], message: 'x' }).success).toBe(
      false,
    );
  });
});
