/** Parcels dispatched at an age of `fromHours` up to, not including, `toHours`; null = open. Means per replication. */
export type AgeBin = { readonly fromHours: number; readonly toHours: number | null; readonly parcels: number; readonly lateParcels: number }

/** Fine where parcels should be, coarse where they should not. */
const EDGES_HOURS = [0, 6, 12, 18, 24, 36, 48, 72, 96, 120, 168, 240, 336] as const

/** The ages at dispatch in bins a seller can read, up to the last one that holds anything. `parcels`: [hours] sums over replications, the last hour open. */
export function ageBins(parcels: readonly number[], lateParcels: readonly number[], replications: number): readonly AgeBin[] {
  const lastHour = parcels.length - 1
  const bins = EDGES_HOURS.slice(0, -1).map((fromHours, i): AgeBin => {
    const edge = EDGES_HOURS[i + 1]!
    const isOpen = edge > lastHour
    const sum = (values: readonly number[]): number => values.slice(fromHours, isOpen ? undefined : edge).reduce((total, value) => total + value, 0) / Math.max(1, replications)
    return { fromHours, toHours: isOpen ? null : edge, parcels: sum(parcels), lateParcels: sum(lateParcels) }
  })
  return bins.slice(0, bins.findLastIndex((bin) => bin.parcels > 0) + 1)
}

/** Share of parcels dispatched after their deadline; null without parcels. */
export function lateShare(bins: readonly AgeBin[]): number | null {
  const parcels = bins.reduce((sum, bin) => sum + bin.parcels, 0)
  return parcels > 0 ? bins.reduce((sum, bin) => sum + bin.lateParcels, 0) / parcels : null
}
