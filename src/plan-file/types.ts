import type { Json } from '#shared/canonicalJson.ts'

/**
 * The container, all numbers little-endian:
 *
 *   magic 8 bytes | container version 1 | flags 1 | header length 4 | header | payload length 4 | payload | SHA-256 of all before 32
 *
 * header: canonical JSON (RFC 8785) of `PlanHeader`; payload: gzip of the canonical JSON of the document.
 *
 * With the flag `LOCKED` the header is a `LockedHeader`, and the payload a whole container without the flag, encrypted: name, author,
 * counts and hashes are inside. The header is authenticated with it.
 */
export const MAGIC = [0x89, 0x48, 0x52, 0x4d, 0x0d, 0x0a, 0x1a, 0x0a] as const
export const CONTAINER_VERSION = 1
export const LOCKED = 1
export const FILE_EXTENSION = '.headroom'
export const FILE_TYPE = 'application/vnd.headroom+binary'
/** Caps on hostile files; a plan of 200 SKUs with two years of days has about 2 MB of JSON. */
export const MAX_FILE_BYTES = 128 * 1024 * 1024
export const MAX_RAW_BYTES = 256 * 1024 * 1024
export const MAX_HEADER_BYTES = 64 * 1024
export const MAX_DEPTH = 32
/** Ancestors that a header may name. */
export const MAX_PARENTS = 100

/** What a file for sharing leaves out. */
export const LEFT_OUT = ['costs', 'supplierNames'] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** What can be read of a plan without opening it. */
export type PlanHeader = {
  readonly app: 'headroom'
  /** Version of the app that wrote the file. */
  readonly build: string
  readonly kind: 'plan' | 'backup' | 'delta'
  readonly schema: number
  /** The oldest schema whose reader may open the file. */
  readonly minReader: number
  readonly planId: string
  readonly name: string
  readonly author: string | null
  readonly savedAtMs: number
  readonly revision: number
  /** The revisions this one was made from (`revisionId`), nearest first. */
  readonly parents: readonly string[]
  /** The plan that this one is a copy of, by its first ancestor; absent = it is no copy. */
  readonly originPlanId?: string
  /** Removed before saving, for sharing; absent = everything is there. */
  readonly without?: readonly LeftOut[]
  readonly counts: Readonly<Record<string, number>>
  readonly rawLength: number
  readonly rawSha256: string
}

/** What can be read of an encrypted file without its passphrase. */
export type LockedHeader = Pick<PlanHeader, 'app' | 'build' | 'kind' | 'schema' | 'minReader' | 'planId' | 'revision'> & { readonly lock: LockParameters }
/** Bytes as lower-case hexadecimal. */
export type LockParameters = { readonly cipher: 'AES-256-GCM'; readonly kdf: 'PBKDF2-SHA-256'; readonly iterations: number; readonly salt: string; readonly iv: string }

/** What the writer is told besides the document. */
export type PlanFileMeta = {
  readonly build: string
  readonly revision: number
  readonly savedAtMs: number
  readonly author?: string | null
  readonly parents?: readonly string[]
  readonly originPlanId?: string
  readonly without?: readonly LeftOut[]
  /** What a file of a newer schema held beyond this reader's knowledge: written back with it. */
  readonly carried?: CarriedForward | null
}

/** Unknown sections of a newer schema; unknown fields of records stay in the records. */
export type CarriedForward = { readonly schema: number; readonly minReader: number; readonly sections: { readonly [key: string]: Json } }

/** Why a file is refused; every code has its sentence under `error.<code>`. */
export type PlanFileErrorCode =
  | 'planFile.empty'
  | 'planFile.notOurs'
  | 'planFile.readableJson'
  | 'planFile.textModeDamage'
  | 'planFile.truncated'
  | 'planFile.extraBytes'
  | 'planFile.checksum'
  | 'planFile.tooLarge'
  | 'planFile.newerContainer'
  | 'planFile.unknownFlags'
  | 'planFile.headerInvalid'
  | 'planFile.kindUnsupported'
  | 'planFile.needsNewerReader'
  | 'planFile.payloadDamaged'
  | 'planFile.contentMismatch'
  | 'planFile.notCanonical'
  | 'planFile.tooDeep'
  | 'planFile.invalid'
  | 'planFile.countsMismatch'
  | 'planFile.verifyFailed'
  | 'planFile.phraseNeeded'
  | 'planFile.phraseWrong'
  | 'planFile.phraseUnusable'
  | 'planFile.nothingToRescue'
export type PlanFileError = {
  readonly code: PlanFileErrorCode
  readonly params?: Readonly<Record<string, string | number>>
  /** Present when the header could be trusted: of a file that is too new, or encrypted. */
  readonly header?: Pick<PlanHeader, 'planId' | 'revision'>
}
