import { expect } from 'vitest'

import type { ReadFile } from '#importers/types.ts'

import type { Expectation } from '../support/importCorpus/types.ts'
import { skippedRows } from './read.ts'

/** Everything that a file's expectation says, against what was read; and what holds for every file. */
export function checkFile({ report, ledger, daily, facts, rows = [] }: ReadFile, wanted: Expectation): void {
  const one = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : [value as T])
  const told = JSON.stringify({ verdict: report.verdict, kind: report.kind, codes: report.findingCounts, questions: report.questions.map(({ kind }) => kind), skipped: report.rowsSkipped })
  expect(one(wanted.verdict), told).toContain(report.verdict)
  for (const field of ['kind', 'delimiter', 'sheet', 'headerRow'] as const) if (wanted[field] !== undefined) expect(report[field], `${field} ${told}`).toBe(wanted[field])
  if (wanted.encoding !== undefined) expect(one<string | null>(wanted.encoding), told).toContain(report.encoding)
  if (wanted.rowsOk !== undefined) expect({ rowsOk: report.rowsOk, rowsBad: report.rowsBad, skipped: report.rowsSkipped }, told).toEqual({ rowsOk: wanted.rowsOk, rowsBad: wanted.rowsBad ?? 0, skipped: wanted.skipped ?? {} })
  if (wanted.totals) expect(report.totals).toMatchObject(wanted.totals)
  if (wanted.period) expect(report.period).toEqual({ firstDay: wanted.period[0], lastDay: wanted.period[1] })
  if (wanted.questions) expect(report.questions.map(({ kind }) => kind), told).toEqual(wanted.questions)
  for (const [code, places] of Object.entries(wanted.findings ?? {})) {
    const found = report.findings.filter((finding) => finding.code === code)
    if (typeof places === 'number') expect(found.length, `${code} ${told}`).toBe(places)
    else expect(found.map(({ row }) => row), `${code} ${told}`).toEqual(places)
  }
  if (wanted.anyFinding) expect(wanted.anyFinding.some((code) => Object.hasOwn(report.findingCounts, code)), told).toBe(true)
  for (const [row, values] of Object.entries(wanted.rows ?? {})) expect(rows.find((typed) => typed['row'] === Number(row)), `row ${row}`).toMatchObject(values)
  checkAlways({ report, ledger, daily, facts })
}

function checkAlways({ report, ledger, daily, facts }: ReadFile): void {
  for (const count of [report.rowsOk, report.rowsBad, skippedRows(report), ...Object.values(report.totals).filter((value) => typeof value === 'number')]) expect(Number.isSafeInteger(count)).toBe(true)
  if (report.verdict === 'REJECT') {
    expect(report.findings.some(({ severity }) => severity === 'error')).toBe(true)
    expect([ledger, daily, facts, report.isStorable, report.rowsOk]).toEqual([null, null, null, false, 0])
  }
  if (report.verdict === 'ACCEPT') expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  if (report.verdict === 'ASK') expect([report.questions.length > 0, report.isStorable]).toEqual([true, false])
  expect(report.findings.filter(({ code }) => code === 'fileUnreadable'), 'an error of ours').toEqual([])
}
