import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import { expect, it } from 'vitest'

// Every way by which a text could leave the app, and who may use it. A file that begins to is a new export path: make sure that what it
// writes is neutral (tests/shared/table/neutral.test.ts), then name it here.
const root = resolve(import.meta.dirname, '../../src')
const WAYS: Readonly<Record<string, { readonly pattern: RegExp; readonly users: readonly string[] }>> = {
  'text to a CSV': {
    pattern: /\bcsvText\(|\bcsvCell\(/,
    users: ['features/data/NotesList.tsx', 'features/data/intake/typedTable.ts', 'features/stress-test/usage/HeatMapPanel.tsx', 'shared/table/csv.ts', 'shared/table/tableFile.ts', 'ui/charts/chartModel.ts', 'ui/table/DataTable.tsx', 'workers/refusedRows.ts'],
  },
  'text to a workbook': { pattern: /\bxlsxBytes\(|\bsheetXml\(|\bzipSync\(/, users: ['sample-shop/tiktokFile.ts', 'shared/table/sheetXml.ts', 'shared/table/tableFile.ts', 'shared/table/xlsx.ts', 'workers/refusedRows.ts'] },
  'cells joined by hand': {
    pattern: /\.join\((['"`])(?:,|;|\\t)\1\)/,
    // Invented texts, keys, canonical JSON, and cells on their way in: all but the two writers of csv.ts and forecast.ts, which neutralise.
    users: ['features/data/intake/pastedTable.ts', 'headless/benchImport.ts', 'headless/forecast.ts', 'importers/recognise/recognise.ts', 'sample-shop/tiktokFile.ts', 'shared/canonicalJson.ts', 'shared/table/csv.ts'],
  },
  'a download': {
    pattern: /\bdownloadFile\(/,
    users: [
      'app/saveWorkbook.ts', 'app/shell/StoredPlansPanel.tsx', 'features/data/NotesList.tsx', 'features/data/RefusedPanel.tsx', 'features/data/intake/DropPanel.tsx', 'features/demand/list/ListPanel.tsx', 'features/plans/save/SavePlanDialog.tsx', 'features/plans/save/usePlanSaving.ts',
      'features/stock/list/ExportMenu.tsx', 'features/storage/StoragePage.tsx', 'features/storage/UpgradesPanel.tsx', 'features/stress-test/results/ComparePanel.tsx', 'features/stress-test/usage/HeatMapPanel.tsx', 'ui/charts/ChartPanel.tsx', 'ui/download.ts', 'ui/table/DataTable.tsx',
    ],
  },
  'a file made by the browser': { pattern: /createObjectURL|\.download\s*=|download=\{|showSaveFilePicker|createWritable|toDataURL|\bdata:text/, users: ['storage/fileHandles.ts', 'ui/download.ts', 'ui/fileAccess.ts', 'workers/writeHandle.ts'] },
  'the clipboard': { pattern: /clipboard\.write|execCommand|clipboardData\.setData|dataTransfer\.setData/, users: ['features/stress-test/RunFooter.tsx'] },
  'the printer': { pattern: /\bprint\(\)/, users: ['features/stress-test/certificate/CertificatePanel.tsx', 'features/stock/orders/SheetDialog.tsx'] },
  'the disk, by the command line': { pattern: /\bwriteFile(?:Sync)?\(|appendFile|createWriteStream/, users: ['headless/benchImport.ts', 'headless/forecast.ts', 'headless/launch.mjs', 'headless/plan.ts', 'headless/planMerge.ts', 'headless/stress.ts'] },
  'markup made of text': { pattern: /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\bsrcdoc\b|DOMParser|createContextualFragment/i, users: [] },
  'an address made of text': {
    pattern: /href=\{|location\.(?:href|assign|replace)\s*[=(]|\bsrc=\{/,
    // Addresses of the app's own pages, from its own tables.
    users: ['app/shell/Navigation.tsx', 'app/shell/useStartedAnew.ts', 'features/stress-test/AssumptionsPanel.tsx'],
  },
}

const sources = (readdirSync(root, { recursive: true, encoding: 'utf8' })).filter((file) => /\.(?:tsx?|mjs)$/.test(file)).map((file) => relative(root, join(root, file)).replaceAll('\\', '/'))
/** Comments may speak of anything. */
const codeOf = (file: string): string => readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
const code = new Map(sources.map((file) => [file, codeOf(file)]))

it.each(Object.entries(WAYS))('%s is used only where it is known to be', (_, { pattern, users }) => {
  expect([...code].flatMap(([file, text]) => (pattern.test(text) ? [file] : [])).sort()).toEqual([...users].sort())
})

it('only the neutral writers decide how a cell is written', () => {
  for (const file of ['shared/table/csv.ts', 'shared/table/sheetXml.ts', 'headless/tidyCsv.ts']) expect(code.get(file)).toContain('harmlessText(')
})
