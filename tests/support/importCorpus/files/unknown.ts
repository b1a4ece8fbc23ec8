import { many, table } from '../text.ts'
import { file, type CorpusFile } from '../types.ts'

export const unknownFiles: readonly CorpusFile[] = [
  file('unknown/columns-nobody-knows.csv', () => table([['alpha', 'beta', 'gamma', 'delta'], ['A-1', 'X', 3, '2026-10-01'], ['A-2', 'Y', 4, '2026-10-02']], { delimiter: ';' }), { verdict: 'ASK', kind: null, delimiter: ';', headerRow: 1, rowsOk: 0, rowsBad: 2, questions: ['columns'], findings: { columnsUnknown: 1 } }),
  file('unknown/columns-answered.csv', () => table([['alpha', 'beta', 'gamma', 'delta'], ['A-1', 'X', 3, '2026-10-01'], ['A-2', 'Y', 4, '2026-10-02']], { delimiter: ';' }), { verdict: 'ACCEPT', kind: 'order-lines', delimiter: ';', headerRow: 1, rowsOk: 2, totals: { units: 7 }, answers: { columns: { orderId: 'alpha', sku: 'beta', quantity: 'gamma', createdTime: 'delta' } } }),
  file('unknown/half-known.csv', () => table([['Order No', 'SKU', 'howmany', 'Order Date'], ['A', 'X', 3, '2026-10-01'], ['B', 'Y', 4, '2026-10-02']]), { verdict: 'ASK', kind: null, headerRow: 1, rowsOk: 0, rowsBad: 2, questions: ['columns'] }),
  file('unknown/bank-statement.csv', () => table([['Booking text', 'Amount', 'Balance'], ...many(5, (n) => [`Payment ${n}`, `${n}0.00`, `${n}00.00`])]), { verdict: 'ASK', kind: null, rowsOk: 0, rowsBad: 5, questions: ['columns'] }),
]
