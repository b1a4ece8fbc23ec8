import type { Json } from '#shared/canonicalJson.ts'

type RawDocument = { readonly [key: string]: Json | undefined }

/** Turns a document of schema `to - 1` into one of schema `to`. Released steps are never edited, only followed by another. */
export type SchemaStep = { readonly to: number; readonly migrate: (document: RawDocument) => RawDocument }
