import { ORDER_STATUSES } from '#domain/ledger.ts'
import type { ImportAnswers } from '#importers/types.ts'

import { UsageError } from './arguments.ts'

type Check = { readonly isRight: (answer: unknown) => boolean; readonly expected: string }

const text: Check = { isRight: (answer) => typeof answer === 'string', expected: 'a text' }
const oneOf = (choices: readonly string[]): Check => ({ isRight: (answer) => typeof answer === 'string' && choices.includes(answer), expected: choices.join(', ') })
const texts = (expected: string, isRight: (text: unknown) => boolean = text.isRight): Check => ({
  isRight: (answer) => typeof answer === 'object' && answer !== null && !Array.isArray(answer) && Object.values(answer).every(isRight), expected,
})

/** What each answer must be; the same is published as docs/inspect-answers.schema.json. */
export const answerChecks: { readonly [Name in keyof Required<ImportAnswers>]: Check } = {
  kind: text, encoding: text, delimiter: text, sheet: text, timeZone: text,
  headerRow: { isRight: (answer) => Number.isInteger(answer) && Number(answer) >= 1, expected: 'a row number' },
  dateOrder: oneOf(['DMY', 'MDY', 'YMD']),
  decimalMark: oneOf(['.', ',']),
  currency: { isRight: (answer) => typeof answer === 'string' && /^[A-Z]{3}$/.test(answer), expected: 'a code such as EUR' },
  columns: texts('{field: header}'),
  statuses: texts(`{word: ${ORDER_STATUSES.join(' | ')}}`, oneOf(ORDER_STATUSES).isRight),
  sameSku: texts('{SKU: SKU}'),
}

/** @throws UsageError for what is no JSON, no object, or holds an answer that is unknown or of another shape. */
export function parseAnswers(json: string): ImportAnswers {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new UsageError('--answers is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UsageError('--answers: expected an object')
  for (const [name, answer] of Object.entries(value)) {
    const check = Object.hasOwn(answerChecks, name) ? answerChecks[name as keyof ImportAnswers] : undefined
    if (!check) throw new UsageError(`--answers ${name}: unknown`)
    if (!check.isRight(answer)) throw new UsageError(`--answers ${name}: expected ${check.expected}`)
  }
  return value
}
