import { expect, it } from 'vitest';
import { createPracticeSessions, type PracticeSession } from '../../../main/practice/sessions.ts';

const aSession = (id: string): PracticeSession => ({
  id,
  state: 'open',
  createdOn: new Date(0),
  lastModifiedOn: new Date(0),
  expiresAt: new Date(1),
  redirectData: { successUrl: '', failureUrl: '', abortUrl: '', qrCodeSuccessUrl: '' },
  locale: 'de-DE',
  customerData: {},
  requestId: '',
  body: Buffer.alloc(0),
  token: Promise.resolve(''),
  answer: Promise.resolve(''),
  cancelRequestId: null,
});

it('the oldest session is forgotten first, and a changed one keeps its place', () => {
  const sessions = createPracticeSessions(2);
  for (const id of ['a', 'b']) sessions.put(aSession(id));
  sessions.put({ ...aSession('a'), state: 'failed' });
  sessions.put(aSession('c'));
  expect(['a', 'b', 'c'].map((id) => sessions.find(id)?.id)).toEqual([undefined, 'b', 'c']);
});
