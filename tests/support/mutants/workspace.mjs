import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What vitest reads of the tree; everything else stays where it is. */
const COPIED = ['src', 'tests', 'package.json', 'tsconfig.json', 'vite.config.ts']

/** A copy of the tree in the temporary folder, so that the working tree is never touched; packages are shared by a link. */
export function createWorkspace(root) {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-mutants-'))
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
  return folder
}

export function removeWorkspace(folder) {
  // The link goes with the folder; what it points at stays.
  rmSync(folder, { recursive: true, force: true })
}

/** The text of a mutant's file with the change made. @throws RangeError when its place is not there exactly once. */
export function mutated(root, { id, file, find, replace }) {
  const text = readFileSync(join(root, file), 'utf8')
  const [before, after, ...more] = text.split(find)
  if (after === undefined || more.length > 0) throw new RangeError(`${id}: its place occurs ${more.length + (after === undefined ? 0 : 1)} times in ${file}`)
  return before + replace + after
}

/** Writes one file of the copy, and gives what puts it back. */
export function change(root, folder, file, text) {
  writeFileSync(join(folder, file), text)
  return () => cpSync(join(root, file), join(folder, file))
}
