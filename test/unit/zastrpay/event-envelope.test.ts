import { describe, expect, it } from 'vitest';
import { readEvents } from '../../../main/zastrpay/event-envelope.ts';

/** As the documentation prints it, trailing commas and all. */
const printed = `{
  "specversion": "1",
  "id": "3f3c4d1e-0000-4000-8000-000000000001",
  "source": "/customer-service",
  "time": "2023-01-26T13:20:00.1234567Z",
  "datacontenttype": "application/json",
  "type": "CustomerRegistered",
  "data": {
    "id": "BF050093-fce3-4013-8090-524799de3f69",
    "state": "Active",
    "createdOn": "2023-01-26T13:20:00.1234567Z",
  },
}`;

const registered = {
  id: '3f3c4d1e-0000-4000-8000-000000000001',
  type: 'CustomerRegistered',
  sessionId: 'bf050093-fce3-4013-8090-524799de3f69',
  at: new Date('2023-01-26T13:20:00.123Z'),
};

describe('a file of events', () => {
  it.each([
    ['one event, as the documentation prints it', printed],
    ['an array', `[${printed},]`],
    ['a byte order mark in front', `\uFEFF${printed}`],
  ])('is read: %s', (_what, text) => {
    expect(readEvents(text)).toEqual({ events: [registered], others: 0, unreadable: 0 });
  });

  it.each(['\n', ',\n', ' '])('is read one after another, apart by %j', (between) => {
    expect(readEvents([printed, printed, printed].join(between)).events).toHaveLength(3);
  });

  it('counts what is of another type, and what is no event', () => {
    const text = `[${printed}, {"type": "TransactionCompleted", "id": "x"}, {"a": 1}, 7, {"type": "CustomerRegistered"}]`;
    expect(readEvents(text)).toMatchObject({ events: [registered], others: 1, unreadable: 3 });
  });

  it.each(['', '   \n'])('may be empty: %j', (text) => {
    expect(readEvents(text)).toEqual({ events: [], others: 0, unreadable: 0 });
  });

  it.each(['not json', '{"type": "CustomerRegistered", "data": {', '<html></html>'])('says that %s is none', (text) => {
    expect(readEvents(text).events).toEqual([]);
    expect(readEvents(text).unreadable).toBeGreaterThan(0);
  });

  it('goes without a time that cannot be read', () => {
    expect(readEvents(printed.replace('2023-01-26T13:20:00.1234567Z', 'yesterday')).events[0]?.at).toBeNull();
  });
});
