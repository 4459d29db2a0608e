import { expect, it } from 'vitest';
import { encodeQr } from '../../../main/core/qr.ts';
import { qrSvg } from '../../../main/practice/registration-qr.ts';

it('the drawing is the code, module for module, inside its quiet zone', () => {
  const content = 'zastrpay-practice-registration bf050093-fce3-4013-8090-524799de3f69';
  const code = encodeQr(content);
  const { text } = qrSvg(content, 'A "code"');
  const size = code?.size ?? 0;
  const drawn = Array.from({ length: size * size }, () => '0');
  for (const [, x = '', y = '', length = ''] of text.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    drawn.fill('1', (Number(y) - 4) * size + Number(x) - 4, (Number(y) - 4) * size + Number(x) - 4 + Number(length));
  }
  expect(drawn.join('')).toBe(code?.modules);
  expect(text).toContain(`viewBox="0 0 ${size + 8} ${size + 8}"`);
  expect(text).toContain('aria-label="A &#34;code&#34;"');
});
