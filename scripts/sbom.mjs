import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import Database from 'better-sqlite3';

/**
 * The program's bill of materials in CycloneDX: what is in it, not what it was made with. The same materials give the
 * same text.
 * @param {{ name: string, version: string }} program
 * @param {readonly import('./third-parties.mjs').ThirdParty[]} parties
 */
export function billOfMaterials(program, parties) {
  const { name, version } = program;
  const root = new Models.Component(Enums.ComponentType.Application, name, { version, bomRef: `${name}@${version}` });
  const components = [...parties.map(componentOf), sqlite()];
  for (const { bomRef } of components) root.dependencies.add(bomRef);
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: root }),
    components: new Models.ComponentRepository(components),
  });
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return serializer.serialize(bom, { sortLists: true, space: 2 });
}

/** @param {import('./third-parties.mjs').ThirdParty} party */
function componentOf({ name, version, licence, sha512 }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const simple = /^[\w.+-]+$/.test(licence) ? new Models.SpdxLicense(licence) : new Models.LicenseExpression(licence);
  return new Models.Component(name === 'electron' ? Enums.ComponentType.Framework : Enums.ComponentType.Library, name, {
    version,
    purl,
    bomRef: purl,
    licenses: new Models.LicenseRepository([simple]),
    hashes: new Models.HashDictionary(sha512 === undefined ? [] : [[Enums.HashAlgorithm['SHA-512'], sha512]]),
  });
}

/** In better-sqlite3's binary, where no scanner for known holes would look. */
function sqlite() {
  const memory = new Database(':memory:');
  const version = memory.prepare('SELECT sqlite_version()').pluck().get();
  memory.close();
  const purl = `pkg:generic/sqlite@${version}`;
  const licenses = new Models.LicenseRepository([new Models.SpdxLicense('blessing')]);
  return new Models.Component(Enums.ComponentType.Library, 'sqlite', { version, purl, bomRef: purl, licenses });
}
