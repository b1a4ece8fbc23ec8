import { readFileSync, writeFileSync } from 'node:fs'

const MARKS = ['<!-- measured -->', '<!-- end of measured -->']

/** Results as lines for the terminal: id, stage, how it ended, seconds, and what went wrong. */
export function printed(results) {
  const width = Math.max(...results.map(({ mutant }) => mutant.id.length))
  const stageWidth = Math.max(...results.map(({ mutant }) => mutant.stage.length))
  return results.map(({ mutant, outcome, seconds, detail }) => `${mutant.id.padEnd(width)}  ${mutant.stage.padEnd(stageWidth)}  ${outcome.padEnd(8)}  ${seconds.toFixed(1).padStart(5)} s${detail ? `  ${detail.split('\n')[0]}` : ''}`).join('\n')
}

export function counted(results, seconds) {
  const of = (outcome) => results.filter((one) => one.outcome === outcome).length
  return `${of('killed')} killed, ${of('survived')} survived, ${of('error')} errors of ${results.length} mutants; ${Math.round(seconds)} s`
}

const cell = (text) => text.replaceAll('|', '\\|')

/** Puts the table and its figures between the marks of the page. */
export function writePage(page, results, seconds) {
  const rows = results.map(({ mutant, outcome, seconds: own }) => `| ${mutant.stage} | \`${mutant.id}\` | ${cell(mutant.why)} | ${mutant.test.split('/').at(-1).replace('.test.ts', '')}: ${cell(mutant.testName)} | ${outcome}, ${own.toFixed(1)} |`)
  const table = [`${counted(results, seconds)} (two at a time, tests unchanged first).`, '', '| stage | mutant | what it breaks | test that notices | outcome, s |', '|---|---|---|---|---|', ...rows].join('\n')
  const text = readFileSync(page, 'utf8')
  const [from, to] = MARKS.map((mark) => text.indexOf(mark))
  if (from < 0 || to < from) throw new RangeError(`no marks in ${page}`)
  writeFileSync(page, `${text.slice(0, from + MARKS[0].length)}\n${table}\n${text.slice(to)}`)
}
