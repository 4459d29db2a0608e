import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolderIn, defaultDataFolder } from '../../main/data-folder.ts';

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/o', '/home/o/.config/Zastrpay Desk'],
    ['linux', { XDG_CONFIG_HOME: '/etc/o' }, '/home/o', '/etc/o/Zastrpay Desk'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/o', '/home/o/.config/Zastrpay Desk'],
    ['darwin', {}, '/Users/o', '/Users/o/Library/Application Support/Zastrpay Desk'],
    ['win32', { APPDATA: 'D:\\R' }, 'C:\\Users\\o', 'D:\\R\\Zastrpay Desk'],
    ['win32', {}, 'C:\\Users\\o', 'C:\\Users\\o\\AppData\\Roaming\\Zastrpay Desk'],
  ] as const)('is where Electron has it on %s with %j', (platform, environment, home, folder) => {
    expect(defaultDataFolder(platform, environment, home)).toBe(folder);
  });

  it('can be named among whatever else stands on the command line', () => {
    expect(dataFolderIn(['.', '--no-sandbox', '--data', 'here'])).toBe(path.resolve('here'));
    expect(dataFolderIn(['--inspect=0', '--data=here', 'https://example.com'])).toBe(path.resolve('here'));
    expect(dataFolderIn(['.', '--no-sandbox'])).toBeNull();
    expect(dataFolderIn(['--data'])).toBeNull();
    expect(dataFolderIn(['--data='])).toBeNull();
  });
});
