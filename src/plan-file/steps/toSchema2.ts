import type { SchemaStep } from './types.ts'

/** Schema 2 remembers how files were read; what the history gained is optional. */
export const toSchema2: SchemaStep = { to: 2, migrate: (document) => ({ ...document, mappings: [] }) }
