import type { Configuration } from 'electron-builder';

/** Every fuse that there is: one that a new version brings is a type error here until it is decided. */
const fuses: Required<NonNullable<Configuration['electronFuses']>> = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  resetAdHocDarwinSignature: true,
};

export default {
  appId: 'com.zastrpay.desk',
  productName: 'Zastrpay Desk',
  directories: { output: 'dist' },
  // The Chromium shell is for machines without Electron's binary, which a package has in it. Of the dependencies only the
  // native one is not in the bundle.
  files: [
    'out/**',
    '!out/main/chromium.js',
    '!out/.built-from',
    'resources/**',
    '!resources/readme',
    'package.json',
    '!node_modules/!(better-sqlite3){,/**}',
  ],
  asar: true,
  // better-sqlite3 brings its binaries, one for Node and Electron alike; nothing is compiled.
  npmRebuild: false,
  asarUnpack: ['**/*.node'],
  electronFuses: fuses,
  icon: 'resources/icon.png',
  linux: { target: ['AppImage', 'deb'], category: 'Office', executableName: 'zastrpay-desk' },
  mac: { target: ['dmg', 'zip'], category: 'public.app-category.business', hardenedRuntime: true },
  win: { target: ['nsis'] },
} satisfies Configuration;
