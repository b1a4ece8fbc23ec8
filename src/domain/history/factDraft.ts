import type { FactTable } from '../factTable.ts'
import type { InboundLot, Market, Sku, StockLevel, Warehouse } from '../network.ts'
import { recordKey, type PlanDocument, type PlanRecords } from '../plan.ts'
import type { CurrencyCode, SkuId, WarehouseId } from '../units.ts'
import { idOf, UNNAMED_WAREHOUSE, warehouseMatcher } from './matchRecords.ts'

export type FactBatch = { readonly importedAtMs: number; readonly market: Market; readonly facts: FactTable }
/** The plan without anything that facts have set. */
export type FactBase = Pick<PlanDocument, 'skus' | 'stock' | 'inbound' | 'warehouses' | 'settings'>
/** The kinds of records that facts change. */
export type FactRecordKind = 'sku' | 'stock' | 'inbound' | 'warehouse'
/** Imports up to this time leave a field alone, since it was edited by hand after them; -Infinity = it was not. */
export type EditedUpTo = (kind: FactRecordKind, key: string, field: string) => number

/** A record as the facts leave it; `value: null` = they say that there is none. */
export type FactRecord = { [K in FactRecordKind]: { readonly kind: K; readonly key: string; readonly value: PlanRecords[K] | null } }[FactRecordKind]

/** Something of a file that was not taken over, with the number of its rows. */
export type FactWarning = { readonly code: 'stockColumnMissing' | 'stockRowsAdded' | 'stockNegative' | 'inboundUndated' | 'costOfOtherCurrency'; readonly count: number }
export type SkuName = { readonly sku: string; readonly platformSkuId: string; readonly productName: string }

type Values = { readonly [K in FactRecordKind]: Map<string, PlanRecords[K] | null> }

/** Records being changed by facts, file after file in the order of their import. */
export class FactDraft {
  readonly #values: Values
  readonly #touched = new Map<string, { readonly kind: FactRecordKind; readonly key: string }>()
  readonly #editedUpTo: EditedUpTo
  readonly #byPlatformId = new Map<string, SkuId>()
  readonly #bySellerSku = new Map<string, SkuId>()
  readonly #currency: CurrencyCode

  constructor(base: FactBase, editedUpTo: EditedUpTo) {
    this.#editedUpTo = editedUpTo
    this.#currency = base.settings.currency
    this.#values = {
      sku: new Map(base.skus.map((sku) => [sku.id, sku])),
      stock: new Map(base.stock.map((level) => [recordKey('stock', level), level])),
      inbound: new Map(base.inbound.map((lot) => [lot.id, lot])),
      warehouse: new Map(base.warehouses.map((warehouse) => [warehouse.id, warehouse])),
    }
    for (const sku of base.skus) this.#index(sku)
  }

  get<K extends FactRecordKind>(kind: K, key: string): PlanRecords[K] | null {
    return this.#values[kind].get(key) ?? null
  }

  /** Every record that was set, made or removed, whether or not it is now other than before. */
  records(): FactRecord[] {
    return [...this.#touched.values()].map(({ kind, key }) => ({ kind, key, value: this.get(kind, key) }) as FactRecord)
  }

  /** Sets fields of a record that is there, those edited by hand since the import excepted. */
  change<K extends FactRecordKind>(kind: K, key: string, fields: Partial<PlanRecords[K]>, batch: FactBatch): void {
    const current = this.get(kind, key)
    if (!current) return
    const taken = Object.entries(fields).filter(([field]) => this.#mayChange(kind, key, field, batch))
    if (taken.length > 0) this.#put(kind, key, { ...current, ...Object.fromEntries(taken) })
  }

  /** Makes the record, or sets its fields when it is there; one that was removed by hand since the import stays away. */
  put<K extends FactRecordKind>(kind: K, key: string, value: PlanRecords[K], batch: FactBatch): void {
    if (this.get(kind, key)) this.change(kind, key, value, batch)
    else if (this.#mayChange(kind, key, '*', batch)) this.#put(kind, key, value)
  }

  remove(kind: 'inbound', key: string, batch: FactBatch): void {
    if (this.get(kind, key) && this.#mayChange(kind, key, 'units', batch)) this.#put(kind, key, null)
  }

  /** The plan's SKU of a row; null when the plan has none. A plain list may name the platform's id in its one SKU column. */
  knownSku({ sku, platformSkuId }: SkuName): Sku | null {
    const id = this.#byPlatformId.get(platformSkuId) ?? this.#bySellerSku.get(sku) ?? this.#byPlatformId.get(sku)
    return id === undefined ? null : this.get('sku', id)
  }

  /** The plan's SKU of a row, a new one when the plan has none; null when the row names none. */
  skuOf({ sku, platformSkuId, productName }: SkuName, batch: FactBatch): Sku | null {
    if (sku === '' && platformSkuId === '') return null
    const known = this.knownSku({ sku, platformSkuId, productName })
    if (known) return known
    const key = platformSkuId || sku
    const made: Sku = {
      id: idOf('sku', key) as SkuId, sellerSku: sku, platformSkuId: platformSkuId || null, name: productName || sku || key, unitCostMinor: null, unitPriceMinor: null, currency: null,
    }
    this.put('sku', made.id, made, batch)
    const stored = this.get('sku', made.id)
    if (stored) this.#index(stored)
    return stored
  }

  /** The plan's warehouse of a name, a new one when the plan has none. Without a name: the only one, else the first of the market's routing. */
  warehouseOf(name: string, batch: FactBatch, kind: Warehouse['kind'] = 'own'): WarehouseId {
    const all = [...this.#values.warehouse.values()].filter((warehouse) => warehouse !== null)
    if (name.trim() === '') {
      const own = all.filter((warehouse) => warehouse.kind !== 'platform')
      const first = own.length === 1 ? own[0] : own.find(({ id }) => id === batch.market.routing[0]?.warehouseId) ?? own[0]
      if (first) return first.id
    }
    const id = warehouseMatcher(all)(name.trim() === '' ? UNNAMED_WAREHOUSE : name)
    const made: Warehouse = {
      id, name: name.trim() || UNNAMED_WAREHOUSE, country: batch.market.country, timeZone: batch.market.timeZone, kind,
      shifts: [], parcelsPerLabourHour: null, capacityNoiseShape: null, outageProbabilityPerDay: 0,
    }
    if (!this.get('warehouse', id)) this.put('warehouse', id, made, batch)
    return id
  }

  /** What an amount of the file is counted in: its own currency, else the plan's. */
  currencyOf(batch: FactBatch, stated: string): CurrencyCode {
    return (stated || batch.facts.currency || this.#currency) as CurrencyCode
  }

  setStock(skuId: SkuId, warehouseId: WarehouseId, onHandUnits: number, countedAtMs: number, batch: FactBatch): void {
    const level: StockLevel = { skuId, warehouseId, onHandUnits, countedAtMs }
    this.put('stock', recordKey('stock', level), level, batch)
  }

  setLot(lot: InboundLot, batch: FactBatch): void {
    this.put('inbound', lot.id, lot, batch)
  }

  #put<K extends FactRecordKind>(kind: K, key: string, value: PlanRecords[K] | null): void {
    this.#touched.set(`${kind}/${key}`, { kind, key })
    this.#values[kind].set(key, value)
  }

  #mayChange(kind: FactRecordKind, key: string, field: string, batch: FactBatch): boolean {
    return batch.importedAtMs > Math.max(this.#editedUpTo(kind, key, field), this.#editedUpTo(kind, key, '*'))
  }

  #index({ id, platformSkuId, sellerSku }: Sku): void {
    if (platformSkuId !== null && !this.#byPlatformId.has(platformSkuId)) this.#byPlatformId.set(platformSkuId, id)
    if (sellerSku !== '' && !this.#bySellerSku.has(sellerSku)) this.#bySellerSku.set(sellerSku, id)
  }
}
