import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import type { Configuration } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { isAccepted, licenceText } from '../../scripts/licences.mjs';
import { decidedFuses } from '../../scripts/packed.mjs';
import { billOfMaterials } from '../../scripts/sbom.mjs';
import { licencesText } from '../../scripts/third-parties.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const packaging = path.join(root, 'resources', 'packaging');

/** `Required`, so that a fuse which a new version brings is a type error here until it is decided. */
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

it('every fuse of a package is set as decided', () => {
  expect(decidedFuses()).toEqual(fuses);
});

describe('electron-builder.yml', () => {
  const config = () => getConfig(root, null, null);

  it('is understood to the last word, for the systems that nothing is packed for here as well', async () => {
    await expect(validateConfiguration(await config(), new DebugLogger(false))).resolves.toBeUndefined();
  });

  it('makes for each system what its people expect', async () => {
    const { win, mac, linux } = await config();
    expect([win?.target, mac?.target, linux?.target]).toEqual([
      ['nsis', 'portable'],
      ['dmg', 'zip'],
      ['AppImage', 'deb'],
    ]);
  });

  it('hardens: the runtime on a Mac, the archive everywhere', async () => {
    const { mac, ...rest } = await config();
    const entitlements = 'resources/packaging/entitlements.mac.plist';
    expect(mac).toMatchObject({ hardenedRuntime: true, entitlements, entitlementsInherit: entitlements });
    expect(rest).toMatchObject({ asar: { smartUnpack: false }, asarUnpack: ['**/*.node'] });
    expect(rest).not.toHaveProperty('disableAsarIntegrity');
  });

  it('keeps the log when the program is removed', async () => {
    expect((await config()).nsis).toMatchObject({ deleteAppDataOnUninstall: false });
  });
});

describe('licences', () => {
  it.each(['MIT', 'Apache-2.0', 'ISC', '(MIT OR GPL-3.0-only)', 'MIT AND BSD-3-Clause'])(
    '%s may be shipped',
    (each) => {
      expect(isAccepted(each)).toBe(true);
    },
  );

  it.each([
    '',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE',
    'GPL-3.0-or-later',
    'MIT AND AGPL-3.0-only',
    'BUSL-1.1',
    'GPL-2.0+',
  ])('%j may not', (each) => {
    expect(isAccepted(each)).toBe(false);
  });

  it('are found where packages keep them', () => {
    const textOf = (name: string) => licenceText(path.join(root, 'node_modules', name));
    expect(textOf('react')).toMatch(/^MIT License/);
    // In a README only.
    expect(textOf('agent-base')).toMatch(/^\(The MIT License\)/);
    expect(licenceText(packaging)).toBe('');
  });

  it('stand in one text', () => {
    const party = { name: 'left', version: '1.0.0', licence: 'MIT', text: 'Permission is hereby granted' };
    expect(licencesText([party])).toContain('left 1.0.0 (MIT)\n\nPermission is hereby granted\n');
  });
});

it('the bill of materials is CycloneDX, names SQLite, and is the same for the same materials', async () => {
  const parties = [
    { name: 'electron', version: '45.4.1', licence: 'MIT', text: 'x', sha512: 'ab'.repeat(64) },
    { name: '@scope/part', version: '1.2.3', licence: '(MIT OR Apache-2.0)', text: 'x' },
  ];
  const bom = billOfMaterials({ name: 'zastrpay-desk', version: '0.1.0' }, parties);
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(bom)).toBeNull();
  const { components } = JSON.parse(bom);
  expect(components.map(({ purl }: { readonly purl: string }) => purl)).toEqual([
    expect.stringMatching(/^pkg:generic\/sqlite@3\./),
    'pkg:npm/%40scope/part@1.2.3',
    'pkg:npm/electron@45.4.1',
  ]);
  expect(billOfMaterials({ name: 'zastrpay-desk', version: '0.1.0' }, parties)).toBe(bom);
});

it('each system finds its icon in the sizes it asks for', () => {
  const ico = readFileSync(path.join(packaging, 'icon.ico'));
  const inIco = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + 16 * index) || 256);
  expect(inIco).toEqual([16, 24, 32, 48, 64, 128, 256]);

  const icns = readFileSync(path.join(packaging, 'icon.icns'));
  expect(icns.subarray(0, 4).toString()).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  // The largest, for a dock on a Retina display.
  expect(icns.includes('ic10')).toBe(true);

  for (const size of [16, 32, 48, 128, 256, 512]) {
    const png = readFileSync(path.join(packaging, 'icons', `${size}x${size}.png`));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  }
});

it('the hardened runtime is opened for the compiler alone', () => {
  const plist = readFileSync(path.join(packaging, 'entitlements.mac.plist'), 'utf8');
  expect([...plist.matchAll(/<key>(.*)<\/key>/g)].map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
});
