import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import ts from 'typescript'
import { describe, expect, it } from 'vitest'

// Each realm's own compiler options, shown one planted file: what belongs to another realm must not compile.
const root = resolve(import.meta.dirname, '../..')

function errorsOf(config: string, folder: string, text: string): readonly string[] {
  const configFile = join(root, 'src', config)
  const host = ts.createCompilerHost({})
  const parsed = ts.getParsedCommandLineOfConfigFile(configFile, { composite: false, incremental: false, noEmit: true, emitDeclarationOnly: false }, {
    ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => { throw new Error(String(diagnostic.messageText)) },
  })!
  const planted = join(root, 'src', folder, 'planted.ts')
  const withPlanted: ts.CompilerHost = {
    ...host,
    fileExists: (file) => file === planted || host.fileExists(file),
    readFile: (file) => (file === planted ? text : host.readFile(file)),
    getSourceFile: (file, target) => {
      const source = file === planted ? text : host.readFile(file)
      return source === undefined ? undefined : ts.createSourceFile(file, source, target)
    },
  }
  const { tsBuildInfoFile: _, outDir: __, ...options } = parsed.options
  const platform = join(root, 'src/platform.d.ts')
  const program = ts.createProgram([planted, ...(parsed.fileNames.includes(platform) ? [platform] : [])], { ...options, skipLibCheck: true }, withPlanted)
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(planted)).map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '))
}

const core = 'tsconfig.core.json'
describe('pure code does not compile with', () => {
  it.each([
    ['the DOM', 'export const a = document.title'],
    ['storage', "export const a = localStorage.getItem('a')"],
    ['the network', "export const a = fetch('a')"],
    ['the console', "console.log('a')"],
    ['timers', 'export const a = setTimeout(() => 1, 1)'],
    ['worker globals', 'export const a = self.name'],
    ['Node globals', 'export const a = process.env'],
    ['an unchecked index', 'export const a = (list: readonly string[]): string => list[0]'],
    ['undefined in place of absent', 'type T = { a?: string }\nexport const a: T = { a: undefined }'],
  ])('%s', (_, text) => {
    expect(errorsOf(core, 'domain', text)).not.toEqual([])
  })
  it('but does with what both browsers and Node have', () => {
    expect(errorsOf(core, 'domain', 'export const a = new TextDecoder().decode(new Uint8Array(1))')).toEqual([])
  })
})

describe('workers and storage', () => {
  it('do not compile with the DOM', () => {
    expect(errorsOf('tsconfig.worker.json', 'storage', 'export const a = document.title')).not.toEqual([])
  })
  it('have IndexedDB', () => {
    expect(errorsOf('tsconfig.worker.json', 'storage', "export const a = indexedDB.open('a')")).toEqual([])
  })
})

it('the realms cover every folder of src', () => {
  const included = ['core', 'worker', 'app', 'headless'].flatMap((realm) => (JSON.parse(readFileSync(join(root, `src/tsconfig.${realm}.json`), 'utf8')) as { include: string[] }).include)
  const folders = ts.sys.getDirectories(join(root, 'src'))
  expect(folders.filter((folder) => !included.includes(folder))).toEqual([])
})
