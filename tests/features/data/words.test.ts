import { describe, expect, it } from 'vitest'

import { answerWords } from '#features/data/answerWords.ts'
import { fieldWords, kindWords } from '#features/data/kindWords.ts'
import { mappingWords } from '#features/data/mappingWords.ts'
import { noteGroups } from '#features/data/notes.ts'
import { dayMeanings, sumWords } from '#features/data/questions/questionWords.ts'
import { secondsLeft } from '#features/data/ReadingBar.tsx'
import { reconcile } from '#features/data/recon.ts'
import { expectationWords, refusedCells } from '#features/data/refused.ts'
import { changeWords, checkWords, droppedWords, gapWords, noteWords, periodWords, readingWords } from '#features/data/reportWords.ts'
import { sureWord } from '#features/data/sureWords.ts'
import { sources } from '#importers/sources/registry.ts'
import type { Finding } from '#importers/types.ts'

import { read, report, speech, stored } from './reports.ts'

const en = speech('en')
const zh = speech('zh')
const asking = { verdict: 'ASK', questions: [{ kind: 'dateOrder', column: 'date', samples: ['03/04/2026'] }] } as const
const finding = (code: string, change: Partial<Finding> = {}): Finding => ({ code, severity: 'error', row: 4, column: 'datum', value: '31/02/2026', expected: null, messageKey: 'finding.timeUnreadable', params: { row: 4, column: 'datum', value: '31/02/2026', expected: '' }, ...change })

describe('the first line', () => {
  const say = (text: typeof en, ...entries: Parameters<typeof answerWords>[1]) => answerWords(text, entries, 'Glow', null)
  it('counts what is understood and what is asked', () => {
    expect(say(en, read(), read(), read(), read(), read(asking))).toBe('**4 of 5** files are understood. !!One question!! before anything is stored.')
    expect(say(zh, read(), read(), read(), read(), read(asking))).toBe('**5 个文件认出 4 个**。存入之前，!!还有 1 个问题!!要回答。')
    expect(say(en, read(asking))).toBe('!!One question!! before anything is stored.')
    expect(say(en, read(asking), read(asking))).toBe('**0 of 2** files are understood. !!2 questions!! before anything is stored.')
  })
  it('says what is ready and what was refused', () => {
    expect(say(en, read(), read({ rowsOk: 50 }))).toBe('**150 rows** are ready to be stored.')
    expect(say(en, read({ verdict: 'WARN', rowsBad: 3 }))).toBe('Rows ready: **100**; !!3 rows were refused!!.')
    expect(say(en, read(), read({ verdict: 'REJECT', isStorable: false }))).toBe('**1 of 2** files are understood. **100 rows** are ready to be stored.')
    expect(say(zh, read({ verdict: 'REJECT', isStorable: false }))).toBe('!!这 1 个文件都无法使用。!!什么都没有存入。')
  })
  it('says what was stored, that nothing was new, and that nothing was stored', () => {
    expect(say(en, stored())).toBe('Stored. **120 units** on **100 lines** are in “Glow”.')
    expect(say(en, stored({ totals: { ...report().totals, units: 0 } }))).toBe('Stored. **100 rows** are in “Glow”.')
    expect(say(en, stored({}, 0))).toBe('Nothing new: every line of this file **is already stored**.')
    expect(answerWords(zh, [], 'Glow', null, true)).toBe('已停止，**什么都没有存入**。')
  })
})

describe('a file in words', () => {
  it('has words in both languages for every kind and every column that a kind needs', () => {
    expect(sources.filter(({ kind }) => kindWords(zh, kind) === kind).map(({ kind }) => kind)).toEqual([])
    const needed = new Set(sources.flatMap(({ needs }) => needs.flat()))
    expect([...needed].filter((field) => !/\p{Script=Han}|SKU/u.test(fieldWords(zh, field)))).toEqual([])
  })
  it('is certain, likely, remembered, or has a question', () => {
    const word = (entry: ReturnType<typeof read>) => sureWord(en, entry.state, false)?.words
    expect([read(), read({ confidence: 0.5 }), read({ findingCounts: { encodingGuessed: 1 } }), read({}, true), read(asking), read({ verdict: 'REJECT' }), stored(), stored({}, 0)].map(word))
      .toEqual(['certain', 'likely', 'likely', 'remembered', 'one question', 'refused', 'stored', 'already stored'])
  })
  it('tells where and how it was read, leaving out what goes without saying', () => {
    expect(readingWords(en, report({ rowsSkipped: { total: 1 } }))).toBe('101 rows · left out: total rows 1')
    expect(readingWords(en, report({ encoding: 'gb18030', delimiter: ';' }), 'all.zip')).toBe('from all.zip · GB18030 · ; separated · 100 rows')
    expect(readingWords(zh, report({ encoding: null, delimiter: null, sheet: 'OrderSKUList' }))).toBe('100 行 · 工作表 OrderSKUList')
  })
  it('writes the year of a period once, where the language has it', () => {
    expect(periodWords(en, report())).toBe('24 Aug – 22 Nov 2026')
    expect(periodWords(zh, report())).toBe('2026年8月24日–11月22日')
    expect(periodWords(en, report({ period: { firstDay: '2025-12-31', lastDay: '2026-01-02' } }))).toBe('31 Dec 2025 – 2 Jan 2026')
  })
  it('tells changes, gaps, own totals and dropped columns', () => {
    expect(changeWords(en, { newLines: 11929, changedLines: 488, identicalLines: 0, unknownSkus: 2 }, 1)).toBe('11,929 new, 488 changed, one refused, 2 SKUs not seen before')
    expect(changeWords(zh, { newLines: 11929, changedLines: 488, identicalLines: 3 }, 1)).toBe('新增 11,929、更新 488、已有 3、拒绝 1')
    expect(gapWords(en, [{ firstDay: '2026-10-03', lastDay: '2026-10-05' }, { firstDay: '2026-10-09', lastDay: '2026-10-09' }])).toBe('2 stretches of days have no rows: 3 Oct – 5 Oct, 9 Oct')
    expect(checkWords(en, [{ column: 'Cost', stated: 10, found: 10, agrees: true }, { column: 'Orders', stated: 5, found: 4, agrees: false }]).map(({ words }) => words))
      .toEqual(['Orders: the file’s own total says 5, its rows add up to 4', 'Agrees with the file’s own totals: Cost 10'])
    const person = { samples: [], field: null, isPersonal: true, why: null }
    expect(droppedWords(zh, report({ columns: [{ ...person, header: 'Phone' }, { ...person, header: 'Recipient' }] }))).toBe('读取时丢弃了 2 列个人信息：Phone、Recipient。')
  })
})

it('says of files whose lines are all stored that nothing is new, before and after storing', () => {
  expect(answerWords(en, [read(), read()], 'Shop', null, false, true)).toBe('Nothing new: every line of these 2 files **is already stored**.')
  expect(answerWords(en, [read({ rowsBad: 1 })], 'Shop', null, false, true)).toContain('refused')
  expect(answerWords(zh, [stored({}, 0)], 'Shop', null)).toBe('没有新内容：这 1 个文件的每一行**都已存过**。')
  expect(noteWords(en, { messageKey: 'import.effect.skusNew', params: { count: 1329 } })).toBe('Adds 1,329 SKUs to the plan')
})

describe('reconciliation', () => {
  const needsColumns = { verdict: 'ASK', rowsOk: 0, rowsBad: 40, questions: [{ kind: 'columns', unmapped: [], needed: ['sku'] }], findings: [finding('columnsUnknown')] } as const
  it('adds up the files; rows whose columns are not known yet are not refused', () => {
    const agrees = { checks: [{ column: 'Cost', stated: 1, found: 1, agrees: true }] }
    expect(reconcile([read({ rowsBad: 2, rowsSkipped: { total: 1 }, ...agrees }), read(needsColumns), read({ verdict: 'REJECT' })])).toEqual({ read: 143, used: 100, refused: 2, skipped: { total: 1 }, checked: 1, agreeing: 1, isStored: false })
    expect(reconcile([read({ verdict: 'REJECT' })])).toBeNull()
  })
  it('lists refused cells with what should have stood there', () => {
    const { cells, all } = refusedCells([read({ rowsBad: 5, findings: [finding('timeUnreadable', { expected: 'YYYY-MM-DD' }), finding('priceZero', { severity: 'info' })] }), read(needsColumns)])
    expect(cells.map((cell) => expectationWords(en, cell.finding))).toEqual(['a day that exists, written YYYY-MM-DD'])
    expect(all).toBe(5)
    expect(expectationWords(en, finding('somethingNew'))).toContain('31/02/2026')
  })
  it('groups notes by sort, warnings first', () => {
    const groups = noteGroups([finding('priceZero', { severity: 'info' }), finding('encodingGuessed', { severity: 'warning' }), finding('timeUnreadable')], { priceZero: 202, encodingGuessed: 1 })
    expect(groups.map(({ first, more }) => [first.code, more])).toEqual([['encodingGuessed', 0], ['priceZero', 201]])
  })
})

describe('questions with their consequences', () => {
  it('tells units from money, and what each order of day and month means', () => {
    expect(sumWords(en, ['12', '0', '7'], 18204)).toBe('whole numbers, 18,204 in all')
    expect(sumWords(en, ['143.4', '0'], 900)).toBe('with decimals, 900 in all: looks like money')
    expect(sumWords(en, ['a'], null)).toBe('not only numbers')
    const question = { kind: 'dateOrder', column: 'date', samples: ['03/04/2026 10:00'] } as const
    expect(dayMeanings(en, question, 'DMY')).toBe('03/04/2026 10:00 is 3 Apr 2026')
    expect(dayMeanings(zh, question, 'MDY')).toBe('03/04/2026 10:00 就是 2026年3月4日')
    expect(dayMeanings(en, { ...question, choices: [{ order: 'DMY', firstDay: '2026-01-03', lastDay: '2026-12-09' }] }, 'DMY')).toBe('then it covers 3 Jan 2026 – 9 Dec 2026')
  })
  it('puts remembered answers in words', () => {
    expect(mappingWords(en, { answers: { columns: { sku: 'Artikel', units: 'Menge' }, dateOrder: 'DMY', encoding: 'gb18030' } })).toBe('SKU = Artikel, Units = Menge · Dates: day, month, year · GB18030 · 简体中文')
  })
  it('promises a time only when the speed is known', () => {
    expect(secondsLeft({ doneShare: 0.5, fileName: '', startedAtMs: 0 }, 4000)).toBe(4)
    expect(secondsLeft({ doneShare: 0.5, fileName: '', startedAtMs: 0 }, 100)).toBeNull()
    expect(secondsLeft({ doneShare: 0, fileName: '', startedAtMs: 0 }, 9000)).toBeNull()
  })
})
