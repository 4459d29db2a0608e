import { expect, it } from 'vitest';
import { consoleUrl, isConsoleAddress } from '../../../main/shell/console-address.ts';

it.each([
  [consoleUrl, true],
  ['https://console.zastrpay-desk.invalid/assets/index.js?x#y', true],
  ['http://console.zastrpay-desk.invalid/index.html', false],
  ['https://console.zastrpay-desk.invalid:444/index.html', false],
  ['https://console.zastrpay-desk.invalid.example/index.html', false],
  ['https://console.zastrpay-desk.invalid@example.com/', false],
  ['blob:https://console.zastrpay-desk.invalid/7d0c', false],
  ['about:blank', false],
  ['', false],
])('%s is the console: %s', (address, is) => {
  expect(isConsoleAddress(address)).toBe(is);
});
