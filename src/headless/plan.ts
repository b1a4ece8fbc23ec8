import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { APP_VERSION } from '#domain/version.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { MAX_FILE_BYTES, type PlanHeader } from '#plan-file/types.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { buildSampleShop } from '#sample-shop/buildSampleShop.ts'
import { translator } from '#i18n/translate.ts'
import type { MessageParams } from '#i18n/messages.ts'
import type { ErrorKey } from '#i18n/messages/errors.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { parseArguments, UsageError, type Command } from './arguments.ts'
import { diff, merge } from './planMerge.ts'

type CheckLine = {
  readonly file: string
  readonly verdict: 'ACCEPT' | 'REJECT'
  readonly code: string
  readonly message: { readonly en: string; readonly zh: string }
  readonly planId: string | null
  readonly revision: number | null
}

export const plan: Command = {
  usage: 'plan sample --out FILE  |  plan check FILE|FOLDER...  |  plan diff A B  |  plan merge BASE|- OURS THEIRS [--out FILE]',
  async run(args) {
    const [action, ...rest] = args
    if (action === 'check') return check(rest)
    if (action === 'sample') return sample(rest)
    if (action === 'diff') return diff(rest)
    if (action === 'merge') return merge(rest)
    throw new UsageError(action === undefined ? 'plan needs an action' : `unknown action: plan ${action}`)
  },
}

/** Writes the sample shop as a plan file: the same bytes of content every time. */
async function sample(args: readonly string[]): Promise<number> {
  const { options, positional } = parseArguments(args, ['out'])
  const out = options.get('out')
  if (out === undefined || positional.length > 0) throw new UsageError('plan sample needs --out FILE')
  const { document } = buildSampleShop()
  const bytes = await writePlanFile(document, { build: APP_VERSION, revision: 1, savedAtMs: document.opening?.asOfMs ?? 0 })
  writeFileSync(out, bytes)
  const verified = await verifyWritten(readFileSync(out), document)
  if (!verified.ok) throw Object.assign(new Error(translator('en')(`error.${verified.error.code}`, verified.error.params)), { code: verified.error.code })
  process.stdout.write(`${JSON.stringify({ file: out, planId: document.planId, revision: 1, bytes: bytes.length, identity: verified.value.identity })}\n`)
  return 0
}

async function check(args: readonly string[]): Promise<number> {
  const { positional } = parseArguments(args, [])
  if (positional.length === 0) throw new UsageError('plan check needs a file or a folder')
  for (const file of positional.flatMap(filesBelow)) process.stdout.write(`${JSON.stringify(await checkFile(file))}\n`)
  return 0
}

/** The files of a folder, deep, in the order of their names; a file (or a path that cannot be read) as it is. */
function filesBelow(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(path, entry.name)))
}

async function checkFile(file: string): Promise<CheckLine> {
  const bytes = readBytes(file)
  if (!bytes.ok) return line(file, 'REJECT', bytes.error.code, bytes.error.params, null)
  const read = await readPlanFile(bytes.value)
  if (read.ok) return line(file, 'ACCEPT', 'planFile.ok', {}, read.value.header)
  return line(file, 'REJECT', read.error.code, read.error.params ?? {}, read.error.header ?? null)
}

function line(file: string, verdict: CheckLine['verdict'], code: CodeWithSentence, params: MessageParams, header: Pick<PlanHeader, 'planId' | 'revision'> | null): CheckLine {
  const key: ErrorKey = `error.${code}`
  return {
    file, verdict, code, message: { en: translator('en')(key, params), zh: translator('zh')(key, params) },
    planId: header?.planId ?? null, revision: header?.revision ?? null,
  }
}
type CodeWithSentence = ErrorKey extends `error.${infer Code}` ? Code : never

function readBytes(file: string): Result<Uint8Array, { readonly code: 'planFile.unreadable' | 'planFile.tooLarge'; readonly params: MessageParams }> {
  try {
    const { size } = statSync(file)
    if (size > MAX_FILE_BYTES) return fail({ code: 'planFile.tooLarge', params: { limitMegabytes: MAX_FILE_BYTES / 2 ** 20 } })
    return ok(readFileSync(file))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
    return fail({ code: 'planFile.unreadable', params: { reason } })
  }
}
