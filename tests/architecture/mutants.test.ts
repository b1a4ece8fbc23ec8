import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

import { MUTANTS, STAGES } from '../support/mutants/list.mjs'

const root = resolve(import.meta.dirname, '../..')
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const times = (text: string, part: string): number => text.split(part).length - 1

describe('the list of mutants', () => {
  it('has at least two for every stage of the kernel, and none elsewhere', () => {
    expect(STAGES.filter((name) => MUTANTS.filter(({ stage }) => stage === name).length < 2)).toEqual([])
    expect(MUTANTS.filter(({ stage }) => !STAGES.includes(stage)).map(({ id }) => id)).toEqual([])
    expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length)
  })
  it('names a place that is in its file exactly once, and changes it', () => {
    expect(MUTANTS.filter(({ file, find }) => times(textOf(file), find) !== 1).map(({ id }) => id)).toEqual([])
    expect(MUTANTS.filter(({ find, replace }) => find === replace).map(({ id }) => id)).toEqual([])
  })
  it('names a test that is in its file exactly once', () => {
    expect(MUTANTS.filter(({ test, testName }) => times(textOf(test), testName) !== 1).map(({ id }) => id)).toEqual([])
  })
  it('says in one sentence what each of them breaks, and the page has them all', () => {
    expect(MUTANTS.filter(({ why }) => !/^[A-Z][^.]*\.$/.test(why)).map(({ id }) => id)).toEqual([])
    const page = textOf('docs/stress-mutants.md')
    expect(MUTANTS.filter(({ id }) => !page.includes(`\`${id}\``)).map(({ id }) => id)).toEqual([])
  })
})
