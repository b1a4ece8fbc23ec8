import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

/** Bundles the accuracy run and starts it: `npm run accuracy -- --data DIR [--reference DIR] [--out FILE]`. */
const root = join(fileURLToPath(import.meta.url), '..', '..', '..')
const outDir = join(root, 'node_modules', '.cache', 'accuracy')
await build({
  configFile: false, root, publicDir: false, logLevel: 'error',
  build: { ssr: join(root, 'tests', 'support', 'accuracy', 'main.ts'), outDir, emptyOutDir: true, target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } } },
  ssr: { noExternal: true },
})
const { main } = await import(pathToFileURL(join(outDir, 'main.mjs')).href)
process.exitCode = await main(process.argv.slice(2))
