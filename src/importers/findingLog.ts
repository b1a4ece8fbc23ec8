import type { MessageKey, MessageParams } from '#i18n/messages.ts'

import type { Finding } from './types.ts'

/** The code of a finding is its message's name: `finding.<code>`. */
export type FindingCode = Extract<MessageKey, `finding.${string}`> extends `finding.${infer Code}` ? Code : never
type Where = { readonly row?: number | null; readonly column?: string | null; readonly value?: string | null; readonly expected?: string | null; readonly params?: MessageParams }

const MAX_KEPT = 1000
const MAX_VALUE = 80

/** Collects what a file's reading found: the first thousand in full, the rest counted. With `maxRefusals` it keeps what refuses a row instead, up to that many. */
export class FindingLog {
  readonly kept: Finding[] = []
  readonly counts = new Map<string, number>()
  #errors = 0
  #warnings = 0
  readonly #maxRefusals: number | null

  constructor(maxRefusals: number | null = null) {
    this.#maxRefusals = maxRefusals
  }

  /** `times`: how often it was found, for findings that are told once for the file. */
  add(code: FindingCode, severity: Finding['severity'], where: Where = {}, times = 1) {
    this.counts.set(code, (this.counts.get(code) ?? 0) + times)
    if (severity === 'error') this.#errors += 1
    if (severity === 'warning') this.#warnings += 1
    if (this.kept.length >= (this.#maxRefusals ?? MAX_KEPT)) return
    if (this.#maxRefusals !== null && (severity !== 'error' || (where.row ?? null) === null)) return
    const { row = null, column = null, expected = null } = where
    const value = where.value === undefined || where.value === null ? null : clip(where.value)
    const params = { row: row ?? '', column: column === null ? '' : clip(column), value: value ?? '', expected: expected ?? '', ...where.params }
    this.kept.push({ code, severity, row, column, value, expected, messageKey: `finding.${code}`, params })
  }

  get hasErrors() {
    return this.#errors > 0
  }

  get hasWarnings() {
    return this.#warnings > 0
  }
}

/** Short enough to show, without control characters. */
export function clip(text: string): string {
  const bare = text.slice(0, MAX_VALUE * 2).replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()
  return bare.length > MAX_VALUE ? `${bare.slice(0, MAX_VALUE - 1)}…` : bare
}
