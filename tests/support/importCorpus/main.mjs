import { join } from 'node:path'

import { runnerImport } from 'vite'

/** `npm run corpus`: makes the files in tests/fixtures/imports anew; the same bytes every time. */
const here = import.meta.dirname
const { module } = await runnerImport(join(here, 'write.ts'), { configFile: false, logLevel: 'error' })
const { files, bytes } = module.writeCorpus(join(here, '..', '..', 'fixtures', 'imports'))
process.stdout.write(`${files} files, ${Math.round(bytes / 1024)} KB\n`)
