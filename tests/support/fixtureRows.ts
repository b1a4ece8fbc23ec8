import { readFileSync } from 'node:fs'

/** Rows of a forecast fixture as numbers by column; NaN where the cell is a text. */
export function fixtureRows(name: string): readonly Readonly<Record<string, number>>[] {
  const [header, ...lines] = readFileSync(new URL(`../fixtures/forecast/${name}.csv`, import.meta.url), 'utf8').trim().split('\n')
  const names = header!.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, Number(cell)])))
}
