import type { SchemaStep } from './types.ts'

/** Schema 4 adds kinds of events, disruptions, actions, limits and money; whatever is absent is not used. */
export const toSchema4: SchemaStep = { to: 4, migrate: (document) => document }
