/**
 * `conf`, under electron-store, brings ajv for whoever gives it a schema. We give it none, because settings are read by
 * valibot as all files are; a third of what stands behind the window when it opens would be ajv.
 * @type {import('esbuild').Plugin}
 */
export const withoutAjv = {
  name: 'without-ajv',
  setup(build) {
    build.onResolve({ filter: /^ajv(-formats$|\/)/ }, ({ path, importer }) => {
      if (!/[\\/]node_modules[\\/]conf[\\/]/.test(importer)) return undefined;
      return { path, namespace: 'without-ajv', sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: 'without-ajv' }, () => ({
      contents: "export class Ajv2020 { constructor() { throw new Error('no schemas here'); } }\nexport default {};",
    }));
  },
};
