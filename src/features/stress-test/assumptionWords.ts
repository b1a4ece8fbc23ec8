import type { Assumption } from '#advice/types.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { unreachable } from '#shared/assert.ts'

import { count, type Speech } from './telling.ts'

/** What was not known, and what the run did about it; `link` = the chapter where it can be entered. */
export type AssumptionWords = { readonly text: string; readonly link: { readonly to: '/network' | '/data'; readonly labelKey: MessageKey } | null }

const listWords = ({ language }: Speech, words: readonly string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(words)

export function assumptionWords(speech: Speech, assumption: Assumption): AssumptionWords {
  const { t } = speech
  switch (assumption.code) {
    case 'stockUnknown':
      return { text: t('stress.assumption.stockUnknown', { n: count(speech, assumption.skuCount), count: assumption.skuCount }), link: { to: '/network', labelKey: 'stress.enter.stock' } }
    case 'capacityInferred':
      return { text: t('stress.assumption.capacityInferred', { warehouse: assumption.warehouse, parcels: count(speech, assumption.parcelsPerDay) }), link: { to: '/network', labelKey: 'stress.enter.warehouses' } }
    case 'capacityUnknown':
      return { text: t('stress.assumption.capacityUnknown', { warehouse: assumption.warehouse }), link: { to: '/network', labelKey: 'stress.enter.warehouses' } }
    case 'carrierCapUnknown':
      return { text: t('stress.assumption.carrierCapUnknown', { service: assumption.service }), link: { to: '/network', labelKey: 'stress.enter.carriers' } }
    case 'carrierUnknown':
      return { text: t('stress.assumption.carrierUnknown', { warehouse: assumption.warehouse }), link: { to: '/network', labelKey: 'stress.enter.carriers' } }
    case 'pickupUnknown':
      return { text: t('stress.assumption.pickupUnknown', { service: assumption.service }), link: { to: '/network', labelKey: 'stress.enter.carriers' } }
    case 'transitUnknown':
      return { text: t('stress.assumption.transitUnknown', { service: assumption.service }), link: { to: '/network', labelKey: 'stress.enter.carriers' } }
    case 'costsUnknown':
      return { text: t('stress.assumption.costsUnknown', { n: count(speech, assumption.skuCount), count: assumption.skuCount }), link: { to: '/network', labelKey: 'stress.enter.costs' } }
    case 'routingAssumed':
      return { text: t('stress.assumption.routingAssumed', { market: assumption.market }), link: { to: '/network', labelKey: 'stress.enter.market' } }
    case 'marketAssumed':
      return { text: t('stress.assumption.marketAssumed', { market: assumption.market }), link: { to: '/network', labelKey: 'stress.enter.market' } }
    case 'forecastInstant':
      return { text: t('stress.assumption.forecastInstant', { n: count(speech, assumption.skuCount), count: assumption.skuCount }), link: null }
    case 'dispatchUnknown': return { text: t('stress.assumption.dispatchUnknown'), link: null }
    case 'hourProfileAssumed': return { text: t('stress.assumption.hourProfileAssumed'), link: null }
    case 'basketAssumed': return { text: t('stress.assumption.basketAssumed'), link: null }
    case 'noHistory': return { text: t('stress.assumption.noHistory'), link: { to: '/data', labelKey: 'stress.enter.data' } }
    case 'leadTimeAssumed': return { text: t('stress.assumption.leadTimeAssumed', { n: count(speech, assumption.skuCount), count: assumption.skuCount }), link: null }
    case 'actionCostUnknown': return { text: t('stress.assumption.actionCostUnknown', { n: count(speech, assumption.actionCount), count: assumption.actionCount }), link: null }
    case 'placeUnknown': return { text: t('stress.assumption.placeUnknown', { disruption: t(`stress.disruption.${assumption.disruption}`) }), link: null }
    case 'moneyUnknown':
      return { text: t('stress.assumption.moneyUnknown', { what: listWords(speech, assumption.what.map((one) => t(`stress.assumption.moneyUnknown.${one}`))) }), link: { to: '/network', labelKey: 'stress.enter.costs' } }
    default: return unreachable(assumption)
  }
}
