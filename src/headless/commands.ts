import type { Command } from './arguments.ts'
import { forecastCommand } from './forecast.ts'
import { inspect } from './inspect.ts'
import { plan } from './plan.ts'

/** Every command. Adding one: write its file, add a line here. */
export const commands: Readonly<Record<string, Command>> = {
  forecast: forecastCommand,
  inspect,
  plan,
}
