import { isMainThread } from 'node:worker_threads'

import { commands } from './commands.ts'
import { usage, UsageError } from './arguments.ts'

/** Runs one command. Exit code: 0 every input got its answer, 1 the command failed, 2 wrong arguments. */
export async function main(argv: readonly string[]): Promise<number> {
  if (!isMainThread) return 0
  const [name, ...rest] = argv
  const command = name === undefined ? undefined : commands[name]
  if (!command) {
    process.stderr.write(usage(Object.values(commands)))
    return name === undefined || name === '--help' || name === 'help' ? 0 : 2
  }
  try {
    return await command.run(rest)
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n${command.usage}\n`)
      return 2
    }
    const { message } = error instanceof Error ? error : { message: String(error) }
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unexpected'
    process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`)
    return 1
  }
}
