import { resolve } from 'node:path'

import { build } from 'vite'

/**
 * Builds the app as a next version of it would be, into the given folder: schema 2 with one more index and a step over every record. The
 * sources stay as they are; what is different is put in while building.
 */
const outDir = resolve(process.argv[2])
const REPLACED = [
  ['export const DB_VERSION = 1\n', 'export const DB_VERSION = 2\n'],
  [
    'this.version(DB_VERSION).stores(STORES_V1)',
    `this.version(1).stores(STORES_V1)
    this.version(2).stores({ records: '[planId+kind+key], kind' }).upgrade(checkedUpgrade(['plans', 'records'], async (tx) => {
      await tx.table('records').toCollection().modify((row) => { row.shape = 2 })
    }))`,
  ],
]
const nextSchema = () => ({
  name: 'next-schema', enforce: 'pre',
  transform(code, id) {
    if (!id.split('?')[0].endsWith('/src/storage/db.ts')) return null
    const changed = REPLACED.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`src/storage/db.ts has no ${from}`)
      return text.replace(from, to)
    }, code)
    return { code: `import { checkedUpgrade } from './backup.ts'\n${changed}`, map: null }
  },
  transformIndexHtml: (html) => html.replace('<html', '<html data-build="next"'),
})
await build({ logLevel: 'error', plugins: [nextSchema()], worker: { format: 'es', plugins: () => [nextSchema()] }, build: { outDir, emptyOutDir: true } })
