// The layers, lowest first. A folder may import itself and any folder listed before it; nothing else.
const layers = ['shared', 'math', 'i18n', 'domain', 'engines', 'advice', 'importers', 'plan-file', 'sample-shop',
  'storage', 'workers', 'state', 'ui', 'features', 'headless', 'app']
const browserLayers = ['storage', 'workers', 'state', 'ui', 'features', 'app']

const upward = layers.slice(0, -1).map((layer, rank) => ({
  name: `${layer}-imports-nothing-above`, severity: 'error',
  from: { path: `^src/${layer}/` }, to: { path: `^src/(${layers.slice(rank + 1).join('|')})/` },
}))

/** The npm packages each layer may import; a layer that is not named may import none. */
const packagesOf = {
  shared: ['fflate'],
  i18n: ['i18next'],
  domain: ['zod'],
  engines: ['yalps'],
  importers: ['papaparse', 'zod'],
  'plan-file': ['zod'],
  'sample-shop': ['fflate'],
  storage: ['dexie', 'zod'],
  workers: ['comlink'],
  state: ['react', 'zustand'],
  ui: ['react', 'react-dom', 'react-aria-components', 'react-aria', '@react-aria', '@react-types', '@internationalized', 'chart[.]js', 'chartjs-plugin-annotation', '@tanstack/react-virtual'],
  features: ['react', 'react-dom', 'react-aria-components', 'dexie-react-hooks', 'wouter', 'zustand', '@tanstack/react-virtual'],
  headless: [],
  app: ['comlink', 'react', 'react-dom', 'react-aria-components', 'dexie-react-hooks', 'wouter', 'zustand', 'zod', 'workbox-window', 'workbox-precaching', 'workbox-routing'],
}
const packageRules = layers.map((layer) => {
  const allowed = packagesOf[layer] ?? []
  return {
    name: `${layer}-takes-only-its-packages`, severity: 'error', from: { path: `^src/${layer}/`, pathNot: '^src/headless/benchImport[.]ts$' },
    to: { path: 'node_modules/', ...(allowed.length > 0 ? { pathNot: `node_modules/(@types/)?(${allowed.join('|')})/` } : {}) },
  }
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    ...packageRules,
    { name: 'bench-takes-what-it-compares-with', severity: 'error', from: { path: '^src/headless/benchImport[.]ts$' }, to: { path: 'node_modules/', pathNot: 'node_modules/(@types/)?(papaparse|@e965/xlsx|node)/' } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'siblings-do-not-meet', comment: 'engines and features are composed one layer up', severity: 'error',
      from: { path: '^src/(engines|features)/([^/]+)/' }, to: { path: '^src/$1/', pathNot: '^src/$1/$2/' } },
    { name: 'worker-code-by-type-only', comment: 'the main thread takes the type of a worker api, never its code', severity: 'error',
      from: { path: '^src/(state|ui|features|app)/' }, to: { path: '^src/workers/.*[.](api|worker)[.]ts$', dependencyTypesNot: ['type-only'] } },
    { name: 'ui-is-presentational', severity: 'error', from: { path: '^src/ui/' }, to: { path: '^src/(storage|workers|state)/' } },
    { name: 'headless-stays-pure', severity: 'error', from: { path: '^src/headless/' }, to: { path: `^src/(${browserLayers.join('|')})/` } },
    { name: 'pure-code-has-no-node', severity: 'error', from: { path: '^src/', pathNot: '^src/headless/|[.]mjs$' }, to: { dependencyTypes: ['core'] } },
    { name: 'everything-resolves', comment: 'an import the checker cannot resolve is an import it does not check', severity: 'error',
      from: {}, to: { couldNotResolve: true, pathNot: '[.]module[.]css$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/.*[.]mjs$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default'] },
  },
}
