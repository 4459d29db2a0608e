import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cancelAddress, sessionAddress } from '../../../main/zastrpay/session-address.ts';

const id = 'bf050093-fce3-4013-8090-524799de3f69';
const path = `/customer-authentication-service/v1/redirect-sessions/${id}`;

it.each([
  ['https://host.com', `https://host.com${path}`],
  ['https://host.com/', `https://host.com${path}`],
  ['https://host.com/gateway/zastrpay', `https://host.com/gateway/zastrpay${path}`],
  ['http://127.0.0.1:8080', `http://127.0.0.1:8080${path}`],
])('below %s a session lives at %s', (baseUrl, address) => {
  expect(sessionAddress(baseUrl, id)).toBe(address);
  expect(cancelAddress(baseUrl, id)).toBe(`${address}/cancel`);
});

it('an id never becomes more than one step of the path', () => {
  const ids = fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => each !== '.' && each !== '..');
  fc.assert(
    fc.property(ids, (each) => {
      const url = new URL(sessionAddress('https://host.com', each));
      const steps = url.pathname.split('/');
      expect(steps).toHaveLength(5);
      expect(decodeURIComponent(steps.at(-1) ?? '')).toBe(each);
      expect(url.search + url.hash).toBe('');
    }),
  );
});
