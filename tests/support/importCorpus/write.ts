import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expectationPath, expectationText, keptFiles } from './corpus.ts'

/** Writes every file that is kept, with its expectation, in place of what was there; returns their number and size. */
export function writeCorpus(folder: string): { readonly files: number; readonly bytes: number } {
  rmSync(folder, { recursive: true, force: true })
  let bytes = 0
  for (const file of keptFiles) {
    const path = join(folder, file.path)
    mkdirSync(dirname(path), { recursive: true })
    const content = file.bytes()
    bytes += content.length
    writeFileSync(path, content)
    writeFileSync(expectationPath(path), expectationText(file))
  }
  return { files: keptFiles.length, bytes }
}
