import type { EventCorrection, PastEvent } from '#domain/pastEvent.ts'

type Changes = EventCorrection['changes']

/** A correction of an event: over an earlier one, its original stays what was found. */
export function correctionOf(event: PastEvent, known: EventCorrection | undefined, changes: Changes, isRemoved = false): EventCorrection {
  return { id: event.id, original: known?.original ?? event, changes: { ...known?.changes, ...changes }, isRemoved }
}

/** Fields in which the draft differs from the event. */
export function changesOf(event: PastEvent, draft: PastEvent): Changes {
  const fields = ['cause', 'peakFactor', 'riseDays', 'halfLifeDays', 'excessUnits', 'note'] as const satisfies readonly (keyof Changes)[]
  return Object.fromEntries(fields.filter((field) => draft[field] !== event[field]).map((field) => [field, draft[field]]))
}
