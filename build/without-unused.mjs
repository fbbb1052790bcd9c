/**
 * `conf`, under electron-store, brings ajv for whoever gives it a schema, and semver for migrations. We give it neither,
 * because settings are read by valibot as all files are; most of what the first picture waits for would be theirs.
 * @type {import('esbuild').Plugin}
 */
export const withoutUnused = {
  name: 'without-unused',
  setup(build) {
    build.onResolve({ filter: /^(ajv(-formats|\/.*)|semver)$/ }, ({ path, importer }) => {
      if (!/[\\/]node_modules[\\/]conf[\\/]/.test(importer)) return undefined;
      return { path, namespace: 'without-unused', sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: 'without-unused' }, () => ({
      contents: "export class Ajv2020 { constructor() { throw new Error('no schemas here'); } }\nexport default {};",
    }));
  },
};
