import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import ts from 'typescript'

/**
 * Tells whether a changed file still compiles: vitest strips types without looking at them, and a program that does not compile proves nothing about tests.
 * Names left unused by a change are no error.
 */
export function createTypeCheck(root, files) {
  const { config } = ts.readConfigFile(join(root, 'src/tsconfig.core.json'), (path) => readFileSync(path, 'utf8'))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'src'))
  const changed = new Map()
  const path = (file) => join(root, file)
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, composite: false, incremental: false, emitDeclarationOnly: false, noEmit: true, noUnusedLocals: false, noUnusedParameters: false }),
    getScriptFileNames: () => [path('src/platform.d.ts'), ...new Set(files.map(path))],
    getScriptVersion: (name) => String(changed.get(name)?.version ?? 0),
    getScriptSnapshot: (name) => {
      const text = changed.get(name)?.text ?? ts.sys.readFile(name)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists, readFile: ts.sys.readFile, directoryExists: ts.sys.directoryExists, getDirectories: ts.sys.getDirectories, readDirectory: ts.sys.readDirectory,
  })
  let version = 0
  /** What the compiler says against `text` in the place of `file`; null = it compiles. */
  return (file, text) => {
    const name = path(file)
    changed.set(name, { text, version: (version += 1) })
    const [first] = [...service.getSyntacticDiagnostics(name), ...service.getSemanticDiagnostics(name)]
    changed.set(name, { text: ts.sys.readFile(name), version: (version += 1) })
    return first ? ts.flattenDiagnosticMessageText(first.messageText, ' ') : null
  }
}
