import type { SchemaStep } from './types.ts'

/** Schema 2 remembers how files were read, and keeps what users know of demand; what the history gained is optional. */
export const toSchema2: SchemaStep = { to: 2, migrate: (document) => ({ ...document, mappings: [], overrides: [], pastEvents: [], smallTests: [], spuShares: [] }) }
