import { describe, expect, it } from 'vitest';
import { type Period, periodOf } from '../../../renderer/stores/export-period.ts';

const today = '2026-01-20';
const of = (span: Period['span'], from = '', to = '') => periodOf({ span, from, to }, today);
/** The beginning of a day on this machine, wherever it stands. */
const start = (year: number, month: number, day: number) => new Date(year, month - 1, day).toISOString();

describe('the period of an export', () => {
  it('is open, or a month of this machine’s calendar', () => {
    expect(of('all', '1.1.2026')).toEqual({ ok: true, from: '', to: '' });
    expect(of('this-month')).toEqual({ ok: true, from: start(2026, 1, 1), to: start(2026, 2, 1) });
    expect(of('last-month')).toEqual({ ok: true, from: start(2025, 12, 1), to: start(2026, 1, 1) });
  });

  it('takes days as they are typed, the last one whole', () => {
    expect(of('days', '1.1.26', '2026-01-20')).toEqual({ ok: true, from: start(2026, 1, 1), to: start(2026, 1, 21) });
    expect(of('days', ' ', '31.12.2025')).toEqual({ ok: true, from: '', to: start(2026, 1, 1) });
  });

  it('says which day it does not understand', () => {
    expect(of('days', '31.2.2025', 'spring')).toEqual({
      ok: false,
      fields: [
        { field: 'from', code: 'date-impossible' },
        { field: 'to', code: 'date-malformed' },
      ],
    });
    expect(of('days', '21.1.2026')).toMatchObject({ ok: false, fields: [{ code: 'date-future' }] });
  });
});
