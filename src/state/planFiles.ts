import { create } from 'zustand'

import type { PlanId } from '#domain/units.ts'
import { ok, type Result } from '#shared/result.ts'
import type { OpenedPlan, PlanFileLook, RescueLook } from '#workers/types.ts'

import type { DroppedFile, ServiceError, Services } from './services.ts'

/** A plan file whose plan is here already: what shall be done with it? */
export type PlanFileQuestion = { readonly file: DroppedFile; readonly look: PlanFileLook }
/** A plan file that is compared with a plan, or merged into it; `isOtherPlan`: no file, but another plan of this browser. */
export type PlanFileReview = { readonly file: DroppedFile; readonly planId: PlanId; readonly by: string | null; readonly isCompareOnly: boolean; readonly isOtherPlan?: boolean }

/** A damaged plan file of which something can be read: shall that be opened? `reason`: why the file itself is refused. */
export type DamagedFile = { readonly file: DroppedFile; readonly reason: ServiceError; readonly look: RescueLook }

/** A plan file that is encrypted: which passphrase opens it? `id`: two may have one name. */
export type LockedFile = { readonly id: number; readonly file: DroppedFile }
/** The same once its passphrase is known. */
export type UnlockedFile = { readonly file: DroppedFile; readonly look: PlanFileLook }

type PlanFiles = {
  readonly locked: readonly LockedFile[]
  readonly damaged: readonly DamagedFile[]
  /** The plan that is about to be saved for sharing. */
  readonly saving: PlanId | null
  /** In the order in which the files were dropped. */
  readonly questions: readonly PlanFileQuestion[]
  readonly review: PlanFileReview | null
  ask(question: PlanFileQuestion): void
  /** Takes the first question away. */
  answer(): void
  startReview(review: PlanFileReview): void
  askPhrase(file: DroppedFile): void
  /** Takes an encrypted file away, unless it is gone already. */
  answerPhrase(locked: LockedFile): void
  askRescue(file: DamagedFile): void
  answerRescue(): void
  /** null = closed. */
  save(planId: PlanId | null): void
}

let lastLockedId = 0

export const usePlanFiles = create<PlanFiles>()((set) => ({
  questions: [],
  review: null,
  ask: (question) => set((now) => ({ questions: [...now.questions, question] })),
  answer: () => set((now) => ({ questions: now.questions.slice(1) })),
  startReview: (review) => set({ review }),
  locked: [],
  damaged: [],
  saving: null,
  askPhrase: (file) => set((now) => ({ locked: [...now.locked, { id: (lastLockedId += 1), file }] })),
  answerPhrase: (locked) => set((now) => ({ locked: now.locked.filter((one) => one !== locked) })),
  askRescue: (file) => set((now) => ({ damaged: [...now.damaged, file] })),
  answerRescue: () => set((now) => ({ damaged: now.damaged.slice(1) })),
  save: (saving) => set({ saving }),
}))

/** Refusals of files that were whole once: something of them may still be read. */
const DAMAGES: ReadonlySet<string> = new Set([
  'textModeDamage', 'truncated', 'extraBytes', 'checksum', 'headerInvalid', 'unknownFlags', 'payloadDamaged', 'contentMismatch', 'notCanonical', 'invalid', 'countsMismatch',
].map((code) => `planFile.${code}`))

/** Opens a plan file as a plan of its own, or, when it is encrypted, damaged, or its plan is here already, asks; null = asked. */
export async function openOrAsk(services: Services, file: DroppedFile): Promise<Result<OpenedPlan | null, ServiceError>> {
  const look = await services.lookAtPlanFile(file)
  if (!look.ok) {
    if (look.error.code === 'planFile.phraseNeeded') usePlanFiles.getState().askPhrase(file)
    else if (!(await offerRescue(services, file, look.error))) return look
    return ok(null)
  }
  return openLooked(services, { file, look: look.value })
}

/** Asks whether what can be read of a refused file shall be opened; false = it is not damaged, or nothing of it can be read. */
export async function offerRescue(services: Pick<Services, 'lookAtDamaged'>, file: DroppedFile, reason: ServiceError): Promise<boolean> {
  const rescued = DAMAGES.has(reason.code) ? await services.lookAtDamaged(file) : null
  if (!rescued?.ok) return false
  usePlanFiles.getState().askRescue({ file, reason, look: rescued.value })
  return true
}

/** The same of a file that was looked at. */
export async function openLooked(services: Services, { file, look }: UnlockedFile): Promise<Result<OpenedPlan | null, ServiceError>> {
  if (look.matches.length === 0) return services.openPlanFile(file)
  usePlanFiles.getState().ask({ file, look })
  return ok(null)
}

/** Tries a passphrase: one that opens the file takes it from those that wait. null = the reader gave up meanwhile, and nothing happens to any file. */
export async function unlock(services: Pick<Services, 'lookAtPlanFile'>, locked: LockedFile, phrase: string): Promise<Result<UnlockedFile | null, ServiceError>> {
  const file = { ...locked.file, phrase }
  const look = await services.lookAtPlanFile(file)
  if (!usePlanFiles.getState().locked.includes(locked)) return ok(null)
  if (!look.ok) return look
  usePlanFiles.getState().answerPhrase(locked)
  return ok({ file, look: look.value })
}
