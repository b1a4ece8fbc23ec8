
import { translator } from '#i18n/translate.ts'
import { readFile } from '#importers/readFile.ts'
import type { ReadFile } from '#importers/types.ts'

import { fromDisk } from './diskSource.ts'
import { parseArguments, UsageError, type Command } from './arguments.ts'
import { parseAnswers } from './importAnswers.ts'

const inEnglish = translator('en')
const inChinese = translator('zh')

/** What the import page would say of each file, importing nothing. */
export const inspect: Command = {
  usage: 'inspect FILE... [--answers JSON] [--rows]',
  async run(args) {
    const { options, positional } = parseArguments(args, ['answers'], ['rows'])
    if (positional.length === 0) throw new UsageError('inspect needs at least one file')
    const answers = parseAnswers(options.get('answers') ?? '{}')
    const keepRows = options.has('rows')
    for (const file of positional) {
      const result = await fromDisk(file, (source) => readFile({ name: file, source, answers, timeZone: 'UTC', shop: 'inspect', keepRows, onProgress: progressOf(file, source.sizeBytes) }))
      process.stdout.write(`${JSON.stringify(printed(result, keepRows))}\n`)
    }
    return 0
  },
}

const PROGRESS_FROM_BYTES = 1_000_000
const PROGRESS_EVERY_MS = 1000

/** Tells on standard error, once a second, how far the reading of a large file has come. */
function progressOf(file: string, sizeBytes: number): (doneShare: number) => void {
  let toldAt = performance.now()
  return (doneShare) => {
    if (sizeBytes <= PROGRESS_FROM_BYTES || performance.now() - toldAt < PROGRESS_EVERY_MS) return
    toldAt = performance.now()
    process.stderr.write(`${JSON.stringify({ file, doneShare: Math.round(doneShare * 1000) / 1000 })}\n`)
  }
}

function printed({ report, rows }: ReadFile, keepRows: boolean) {
  const { rowsSkipped, findings, sha256: _, isStorable: __, columns, ...rest } = report
  return {
    ...rest,
    columns,
    rowsSkipped: Object.values(rowsSkipped).reduce((sum, count) => sum + count, 0),
    rowsSkippedByReason: rowsSkipped,
    findings: findings.map(({ messageKey, params, ...finding }) => ({ ...finding, message: { en: inEnglish(messageKey, params), zh: inChinese(messageKey, params) } })),
    ...(keepRows ? { rows: rows ?? [] } : {}),
  }
}
