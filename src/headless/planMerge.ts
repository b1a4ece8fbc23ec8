import { readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

import type { PlanDocument } from '#domain/plan.ts'
import { APP_VERSION } from '#domain/version.ts'
import { translator } from '#i18n/translate.ts'
import { columnSummary } from '#plan-file/merge/columns.ts'
import { diffPlans } from '#plan-file/merge/diffPlans.ts'
import { mergePlans, planRefusal } from '#plan-file/merge/mergePlans.ts'
import { resolveConflicts } from '#plan-file/merge/resolve.ts'
import { attachSections, splitSections } from '#plan-file/merge/sections.ts'
import type { MergeProblem } from '#plan-file/merge/types.ts'
import { asVersionOf, originOf } from '#plan-file/merge/versionOf.ts'
import { readPlanFile, type ReadPlan } from '#plan-file/read.ts'
import { lineOf, parentsOf } from '#plan-file/revisions.ts'
import { LEFT_OUT } from '#plan-file/types.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'

import { parseArguments, UsageError } from './arguments.ts'
import { CommandError } from './planInput.ts'

/** Prints the field-level differences of two plan files. Two different plans may be compared too. */
export async function diff(args: readonly string[]): Promise<number> {
  const { positional } = parseArguments(args, [])
  const [pathA, pathB] = positional
  if (pathA === undefined || pathB === undefined || positional.length > 2) throw new UsageError('plan diff needs two plan files')
  const [a, b] = [await open(pathA), await open(pathB)]
  const differences = diffPlans(whole(a), whole(b)).map((one) => ({ ...one, a: one.a ?? null, b: one.b ?? null }))
  const counts = { added: 0, removed: 0, changed: 0 }
  for (const { change } of differences) counts[change] += 1
  print({ a: named(a), b: named(b), differences, counts })
  return 0
}

/**
 * Merges two plan files that came from one base (`-` = none is known: every difference is a conflict). With `--out`, the merged plan is
 * written, every conflict by its default, and read again; its parents are the two files and their ancestors. Conflicts and problems are answers, not failures.
 */
export async function merge(args: readonly string[]): Promise<number> {
  const { options, positional } = parseArguments(args, ['out'])
  const [basePath, oursPath, theirsPath] = positional
  if (basePath === undefined || oursPath === undefined || theirsPath === undefined || positional.length > 3) throw new UsageError('plan merge needs three plan files: BASE (or - for none) OURS THEIRS')
  const base = basePath === '-' ? null : await open(basePath)
  const [ours, theirs] = [await open(oursPath), await open(theirsPath)]
  const refusal = planRefusal(base && originOf(base.header), originOf(ours.header), originOf(theirs.header))
  if (refusal) throw new CommandError(refusal.code, translator('en')(`error.${refusal.code}`))
  const result = mergePlans(base && whole(base), whole(ours), asVersionOf(ours.document.planId, theirs, base?.document ?? ours.document))
  const { document, problems } = resolveConflicts(result, new Map())
  const out = options.get('out')
  const isSound = problems.every(({ code }) => code !== 'merge.invalid')
  const identity = out !== undefined && isSound ? await write(out, document, ours, theirs) : null
  print({
    merged: result.conflicts.length === 0,
    conflicts: result.conflicts.map(({ id, kind, key, path, clash, base: before, ours: mine, theirs: yours, default: taken }) =>
      ({ id, kind, key, path, clash, base: columnSummary(before) ?? null, ours: columnSummary(mine) ?? null, theirs: columnSummary(yours) ?? null, default: taken })),
    counts: { ...result.applied, conflicts: result.conflicts.length },
    out: identity === null ? null : out, identity, problems: problems.map(worded),
  })
  return 0
}

async function write(out: string, merged: PlanDocument, ours: ReadPlan, theirs: ReadPlan): Promise<string> {
  const { document, carried } = splitSections(merged, [ours.carried, theirs.carried])
  const [mine, yours] = [ours.header, theirs.header]
  const without = LEFT_OUT.filter((one) => [mine, yours].some((header) => header.without?.includes(one)))
  const bytes = await writePlanFile(document, {
    build: APP_VERSION, revision: Math.max(mine.revision, yours.revision) + 1, savedAtMs: Math.max(mine.savedAtMs, yours.savedAtMs), author: mine.author,
    parents: parentsOf(await Promise.all(namedLines(ours, theirs).map(lineOf))), originPlanId: originOf(mine), carried, without,
  })
  writeFileSync(out, bytes)
  const verified = await verifyWritten(readFileSync(out), document)
  if (!verified.ok) throw new CommandError(verified.error.code, translator('en')(`error.${verified.error.code}`, verified.error.params))
  return verified.value.identity
}

/** Whose ancestors may be named: of a side without costs, not those of the other, since who has one of them would take every cost for deleted. */
function namedLines(ours: ReadPlan, theirs: ReadPlan): readonly ReadPlan[] {
  const stripped = [ours, theirs].filter(({ header }) => (header.without ?? []).length > 0)
  return stripped.length > 0 ? stripped : [ours, theirs]
}

async function open(path: string): Promise<ReadPlan> {
  const bytes = await readFile(path).catch(() => {
    throw new CommandError('planFile.unreadable', `cannot read ${path}`)
  })
  const read = await readPlanFile(bytes)
  if (!read.ok) throw new CommandError(read.error.code, `${path}: ${translator('en')(`error.${read.error.code}`, read.error.params)}`)
  return read.value
}

function whole({ document, carried }: ReadPlan): PlanDocument {
  return attachSections(document, carried)
}

function named({ header, identity }: ReadPlan) {
  return { planId: header.planId, revision: header.revision, name: header.name, identity }
}

function worded({ code, params }: MergeProblem) {
  return { code, ...params, message: { en: translator('en')(`error.${code}`, params), zh: translator('zh')(`error.${code}`, params) } }
}

function print(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
