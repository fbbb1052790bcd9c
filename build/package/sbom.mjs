import { createHash } from 'node:crypto';
import { programName } from './identity.mjs';

/**
 * The bill of materials in CycloneDX 1.6 (cyclonedx.org/docs/1.6/json): the app, the Electron that carries it, and the
 * packages that the bundlers really put into it. The same build makes the same file: its serial number is its content's.
 * @param {object} build
 * @param {import('./build-info.mjs').BuildInfo} build.info
 * @param {string} build.electronVersion
 * @param {number} build.seconds of its commit
 * @param {readonly import('./shipped-packages.mjs').ShippedPackage[]} build.packages
 */
export function billOfMaterials({ info, electronVersion, seconds, packages }) {
  const components = [
    {
      type: 'framework',
      'bom-ref': `pkg:npm/electron@${electronVersion}`,
      name: 'electron',
      version: electronVersion,
      licenses: [{ license: { id: 'MIT' } }],
      purl: `pkg:npm/electron@${electronVersion}`,
      properties: [{ name: 'photon-setup:runtime', value: info.runtime }],
    },
    ...packages.map(({ name, version, licence }) => ({
      type: 'library',
      'bom-ref': packageUrl(name, version),
      name,
      version,
      licenses: licence.includes(' ') ? [{ expression: licence }] : [{ license: { id: licence } }],
      purl: packageUrl(name, version),
    })),
  ];
  const app = `pkg:generic/${programName}@${info.version}`;
  const content = {
    metadata: {
      timestamp: new Date(seconds * 1000).toISOString(),
      component: {
        type: 'application',
        'bom-ref': app,
        name: programName,
        version: info.version,
        licenses: [{ license: { id: 'MIT' } }],
        purl: app,
        properties: [{ name: 'photon-setup:commit', value: info.commit }],
      },
    },
    components,
    dependencies: [{ ref: app, dependsOn: components.map((component) => component['bom-ref']) }],
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}`,
    version: 1,
    ...content,
  };
}

/**
 * A package URL of npm: the scope's @ is escaped (github.com/package-url/purl-spec).
 * @param {string} name
 * @param {string} version
 */
function packageUrl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/**
 * A UUID of version 8, whose bits are the maker's own choice (RFC 9562, 5.8).
 * @param {string} content
 */
function uuidOf(content) {
  const hex = createHash('sha256').update(content).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
