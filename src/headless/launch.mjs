import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Starts the command line, bundling it first when a source changed since the last time. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const outDir = join(root, 'node_modules', '.cache', 'headless')
const bundle = join(outDir, 'main.mjs')
const stampFile = join(outDir, 'stamp')

const skipped = new Set(['storage', 'workers', 'state', 'ui', 'features', 'app'])
const stampOf = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return skipped.has(entry.name) ? '' : stampOf(path)
      const { mtimeMs, size } = statSync(path)
      return `${entry.name}:${mtimeMs}:${size};`
    })
    .join('')

const stamp = stampOf(join(root, 'src')) + statSync(join(root, 'package-lock.json')).mtimeMs
if (!existsSync(bundle) || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  const { build } = await import('vite')
  await build({
    configFile: false, root, publicDir: false, logLevel: 'error',
    build: {
      ssr: join(root, 'src', 'headless', 'main.ts'), outDir, emptyOutDir: true, target: 'node20', minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
    },
    ssr: { noExternal: true },
  })
  mkdirSync(outDir, { recursive: true })
  writeFileSync(stampFile, stamp)
}
const { main } = await import(pathToFileURL(bundle).href)
process.exitCode = await main(process.argv.slice(2))
