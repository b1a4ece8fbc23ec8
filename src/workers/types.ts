import type { MessageKey, MessageParams } from '#i18n/messages.ts'
import type { FileReport, ImportAnswers } from '#importers/types.ts'
import type { Comparison } from '#advice/compare/compareScenarios.ts'
import type { Assumption } from '#advice/types.ts'
import type { StressSummary } from '#engines/simulate/types.ts'
import type { CurrencyCode, PlanId, TimeZone } from '#domain/units.ts'
import type { Choice, Conflict, Difference, MergeProblem } from '#plan-file/merge/types.ts'
import type { Rescued, RescuedPart } from '#plan-file/rescue/rescuePlan.ts'
import type { LeftOut } from '#plan-file/types.ts'
import type { Stripped } from '#plan-file/withoutCosts.ts'

export type RunError = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

export type RunProgress =
  | { readonly phase: 'forecasting'; readonly done: number; readonly total: number }
  | { readonly phase: 'simulating'; readonly done: number; readonly total: number; readonly partial: StressSummary | null; readonly firstDay: string; readonly assumptions: readonly Assumption[] }
  | { readonly phase: 'searching'; readonly done: number; readonly total: number }

/** A dropped file, or one out of a dropped archive (`archive` = the archive's name): what it takes to read it, and to read it again. */
export type FileSource = { readonly id: string; readonly name: string; readonly blob: Blob; readonly archive: string | null; readonly answers: ImportAnswers }
export type InspectedSource = { readonly source: FileSource; readonly report: FileReport; readonly isRemembered: boolean }
export type InspectProgress = { readonly doneShare: number; readonly fileName: string }

/** A sentence about an import, in both languages. */
export type ImportNote = { readonly messageKey: MessageKey; readonly params: MessageParams }
/** What storing a file would change. */
export type ComparedFile = {
  readonly newLines: number
  readonly changedLines: number
  readonly identicalLines: number
  /** SKUs of the file that the plan does not have. */
  readonly unknownSkus: number
  /** Records that it would change, in words: stock set, inbound lots added, SKUs new, values entered by hand replaced. */
  readonly effects: readonly ImportNote[]
  readonly warnings: readonly ImportNote[]
}

export type DataError = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

/** A plan of this browser that a plan file is a version of: the same plan, or a copy of one origin. */
export type PlanMatch = {
  readonly planId: PlanId
  readonly name: string
  readonly isSamePlan: boolean
  /** A common revision is kept: only what both sides changed is asked. */
  readonly hasBase: boolean
}
/** A plan file before it is opened; `by` = name as the author gave it; `without` = what its author left out. */
export type PlanFileLook = { readonly name: string; readonly by: string | null; readonly savedAtMs: number; readonly without: readonly LeftOut[]; readonly matches: readonly PlanMatch[] }

/** `without`: what its author left out. */
export type OpenedPlan = { readonly planId: PlanId; readonly name: string; readonly without: readonly LeftOut[] }

/** What a damaged plan file still gives; nothing is opened yet. */
export type RescueLook = Pick<Rescued, 'savedAtMs' | 'isProven' | 'missing' | 'keptRecords'> & { readonly name: string }

/** How a plan file is saved: under a passphrase or not, for sharing without costs and supplier names or whole. */
export type SaveWishes = { readonly phrase: string | null; readonly isStripped: boolean }
/** `removed`: null when nothing was to be removed. */
export type SavedFile = { readonly fileName: string; readonly blob: Blob; readonly removed: Stripped['removed'] | null; readonly namesLeft: number; /** False when there was no room left to note that it was saved: the file is whole all the same. */ readonly isNoted: boolean }

/** A plan of a database that could not be opened, as a file; `leftOut`: how much of it could not be read, 0 = nothing; `missing`: which parts that is, as far as it is known. */
export type StoredFile = { readonly fileName: string; readonly blob: Blob; readonly leftOut: number; readonly missing: readonly RescuedPart[] }

/** What things are called in a plan: `kind/id` -> name; parts of scenarios and past events by their id; the currency of `kind/id`. */
export type PlanNames = {
  readonly words: ReadonlyMap<string, string>
  readonly parts: ReadonlyMap<string, { readonly type: string; readonly day: string | null }>
  readonly currencies: ReadonlyMap<string, string>
}

/** A plan file against a plan: nothing is written yet. */
export type MergeReview = {
  readonly planName: string
  /** Of the plan that was compared; merging refuses any other. */
  readonly expectedRevision: number
  readonly fileBy: string | null
  readonly fileAtMs: number
  readonly hasBase: boolean
  /** When the common revision was written to a file; null = not known. */
  readonly baseAtMs: number | null
  readonly conflicts: readonly Conflict[]
  /** Changes of the file that need no decision. a = as here, b = as merged. */
  readonly taken: readonly Difference[]
  /** Changes made here that the file does not have. a = as in the file, b = as merged. */
  readonly kept: readonly Difference[]
  /** The plan as it is here (a) against the file (b). */
  readonly differences: readonly Difference[]
  readonly names: PlanNames
  readonly currency: CurrencyCode
  readonly timeZone: TimeZone
}
export type MergeChoices = { readonly expectedRevision: number; /** By id of the conflict; what is left out goes by its default. */ readonly choices: ReadonlyMap<string, Choice>; /** Problems that were shown and accepted; any other is told first. */ readonly acceptedProblems: readonly MergeProblem[] }
/** `whole`: the plan as it is here (base) against merged as decided; by conflict mine (base) against theirs, null = one of them cannot be simulated; `leftOut`: conflicts that were not worked out. */
export type MergeEffects = { readonly scenarioName: string; readonly replications: number; readonly whole: Comparison; readonly byConflict: ReadonlyMap<string, Comparison | null>; readonly leftOut: number }
/** `isPastShadowed`: imports of this plan stand before some of the merged days. */
export type MergeOutcome =
  | { readonly kind: 'problems'; readonly problems: readonly MergeProblem[] }
  | { readonly kind: 'merged'; readonly isPastShadowed: boolean }

/** Files written to the backup folder, and older ones removed from it. */
export type BackupOutcome = { readonly written: number; readonly removed: number }

/** What a plan takes in the database; `bytes` = about. */
export type PlanSize = {
  readonly planId: PlanId
  readonly name: string
  /** The sample shop as it was made: nothing of the reader's own. */
  readonly isSample: boolean
  readonly isDeleted: boolean
  readonly savedToFileAtMs: number | null
  readonly recordCount: number
  readonly importedRows: number
  readonly versionCount: number
  readonly bytes: number
}
/** `beforeUpgrades`: verified plan files that were made before the database was changed for a newer version of the app. */
export type StorageReport = {
  readonly plans: readonly PlanSize[]
  readonly beforeUpgrades: readonly { readonly fromVersion: number; readonly atMs: number; readonly files: readonly { readonly name: string; readonly blob: Blob }[] }[]
}
