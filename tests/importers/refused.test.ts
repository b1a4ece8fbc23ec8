import { expect, it } from 'vitest'

import { messages } from '#i18n/messages.ts'

import { read } from './read.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82])
const compound = (stream: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(500).fill(0), ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0])])
const letter = 'Dear all,\n\nplease find the figures, as agreed, in the annex.\nWe had a good month, and hope for another.\n\nKind regards,\nthe team\n'

it.each<readonly [string, string | Uint8Array, string]>([
  ['an empty file', '', 'fileEmpty'],
  ['only line ends', '\r\n\r\n \n', 'fileEmpty'],
  ['a picture renamed .csv', png, 'fileIsImage'],
  ['a PDF', '%PDF-1.7\n%âãÏÓ', 'fileIsPdf'],
  ['a letter', letter, 'tableMissing'],
  ['one column of words', 'hello\nworld\n', 'tableMissing'],
  ['an old .xls', compound('Workbook'), 'workbookLegacy'],
  ['a workbook with a password', compound('EncryptedPackage'), 'workbookEncrypted'],
  ['a web page named .xls', '<html><body><table><tr><td>Order ID</td></tr></table></body></html>', 'fileIsHtml'],
  ['random bytes', Uint8Array.from({ length: 400 }, (_, i) => (i * 37 + (i >> 3)) % 256), 'fileNotText'],
])('refused with a reason in both languages: %s', async (_, content, code) => {
  const { report, ledger, daily } = await read(content)
  expect(report).toMatchObject({ verdict: 'REJECT', rowsOk: 0 })
  expect(report.findings[0]?.code).toBe(code)
  const key = report.findings[0]!.messageKey
  expect(messages.en[key]).toContain('Nothing was stored')
  expect(messages.zh[key]).toContain('没有保存任何数据')
  expect([ledger, daily]).toEqual([null, null])
})

it('a table of unknown columns asks which is what, and takes the answer', async () => {
  const text = 'alpha;beta;gamma;delta\nA-1;X;3;2026-10-01\nA-2;Y;4;2026-10-02\n'
  const { report } = await read(text)
  expect(report).toMatchObject({ verdict: 'ASK', kind: null, delimiter: ';', headerRow: 1, rowsBad: 2 })
  expect(report.questions).toEqual([{ kind: 'columns', unmapped: ['alpha', 'beta', 'gamma', 'delta'], needed: ['orderId', 'sku', 'quantity', 'createdTime'] }])
  const answered = await read(text, { columns: { orderId: 'alpha', sku: 'beta', quantity: 'gamma', createdTime: 'delta' } })
  expect(answered.report).toMatchObject({ verdict: 'ACCEPT', kind: 'order-lines', totals: { lines: 2, units: 7, firstDay: '2026-10-01' } })
})

it('a half-known table asks only for what is missing', async () => {
  const { report } = await read('Order No,SKU,howmany,Order Date\nA,X,3,2026-10-01\nB,Y,4,2026-10-02\n')
  expect(report.questions).toEqual([{ kind: 'columns', unmapped: ['howmany'], needed: ['quantity'] }])
})

it('a header without rows changes nothing and says so', async () => {
  const { report, ledger } = await read('Order No,SKU,Qty,Order Date\n')
  expect(report).toMatchObject({ verdict: 'WARN', rowsOk: 0 })
  expect(report.findings[0]?.code).toBe('rowsMissing')
  expect(ledger?.lineCount).toBe(0)
})
