import { expect, it } from 'vitest';
import { usualPlaces } from '../../../../main/shell/chromium/find-chromium.ts';

it('looks where installers put a browser of Chromium’s kind', () => {
  expect(usualPlaces('linux', {}, '/home/o')).toContain('/usr/bin/chromium');
  expect(usualPlaces('darwin', {}, '/Users/o')).toContain(
    '/Users/o/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
  expect(usualPlaces('win32', { ProgramFiles: 'C:\\Program Files' }, 'C:\\Users\\o')).toEqual([
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ]);
});
