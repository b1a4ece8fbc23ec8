import { answers } from './answers.ts'
import type { Command } from './arguments.ts'
import { bench } from './bench.ts'
import { combine } from './combine.ts'
import { forecastCommand } from './forecast.ts'
import { inspect } from './inspect.ts'
import { plan } from './plan.ts'
import { spike } from './spike.ts'
import { stress } from './stress.ts'

/** Every command. Adding one: write its file, add a line here. */
export const commands: Readonly<Record<string, Command>> = {
  answers,
  bench,
  combine,
  forecast: forecastCommand,
  inspect,
  plan,
  spike,
  stress,
}
