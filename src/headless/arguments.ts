/** A command of the command line: prints to standard output, returns the exit code, throws UsageError on wrong arguments. */
export type Command = { readonly usage: string; run(args: readonly string[]): Promise<number> }

export class UsageError extends Error {}

export function usage(all: readonly Command[]): string {
  return `Usage: npm run -s headless -- COMMAND ...\n\n${all.map((command) => `  ${command.usage}`).join('\n')}\n`
}

/** `--name value` options (every one must be in `known`) and what stands between them. A known flag without value is listed in `flags`. */
export function parseArguments(args: readonly string[], known: readonly string[], flags: readonly string[] = []) {
  const options = new Map<string, string>()
  const positional: string[] = []
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i]!
    if (!arg.startsWith('--')) {
      positional.push(arg)
      continue
    }
    const name = arg.slice(2)
    if (flags.includes(name)) options.set(name, 'true')
    else if (known.includes(name)) {
      const value = args[(i += 1)]
      if (value === undefined) throw new UsageError(`--${name} needs a value`)
      options.set(name, value)
    } else throw new UsageError(`unknown option --${name}`)
  }
  return { options, positional }
}

/** The number given for `--name`, or `fallback`; UsageError when it is not a number of the wanted kind and range. */
export function numberOption(options: ReadonlyMap<string, string>, name: string, fallback: number, rule: { readonly integer?: boolean; readonly min?: number; readonly max?: number } = {}): number {
  const text = options.get(name)
  if (text === undefined) return fallback
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || (rule.integer && !Number.isInteger(value)) || value < (rule.min ?? -Infinity) || value > (rule.max ?? Infinity)) {
    throw new UsageError(`--${name} ${text}: expected ${rule.integer ? 'a whole number' : 'a number'}${rule.min === undefined ? '' : ` of at least ${rule.min}`}${rule.max === undefined ? '' : ` and at most ${rule.max}`}`)
  }
  return value
}
