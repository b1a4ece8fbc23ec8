import type { ImportMapping } from '#domain/importMapping.ts'
import type { Text } from '#ui/language.tsx'
import { fieldWords } from './kindWords.ts'
import { encodingName } from './reading/readingOptions.ts'

const ORDER_KEYS = { DMY: 'data.read.dmy', MDY: 'data.read.mdy', YMD: 'data.read.ymd' } as const

/** What was answered, in words: "SKU = Artikel, Units = Menge · Dates: day, month, year". */
export function mappingWords(text: Text, { answers }: Pick<ImportMapping, 'answers'>): string {
  const { t } = text
  const columns = Object.entries(answers.columns).map(([field, header]) => `${fieldWords(text, field)} = ${header}`)
  const same = Object.entries(answers.sameSku ?? {}).map(([from, to]) => (from === to ? t('data.same.apart', { sku: from }) : `${from} = ${to}`))
  const colon = text.language === 'zh' ? '：' : ': '
  return [
    columns.join(text.language === 'zh' ? '，' : ', '),
    answers.dateOrder ? t('data.read.dateOrder') + colon + t(ORDER_KEYS[answers.dateOrder]) : '',
    answers.decimalMark ? t('data.read.decimalMark') + colon + t(answers.decimalMark === ',' ? 'data.read.decimalComma' : 'data.read.decimalPoint') : '',
    answers.encoding ? encodingName(answers.encoding) : '',
    answers.timeZone ?? '', answers.currency ?? '', same.join(', '),
  ].filter((words) => words !== '').join(' · ')
}
