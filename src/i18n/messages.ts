import { charts } from './messages/charts.ts'
import { commands } from './messages/commands.ts'
import { data } from './messages/data.ts'
import { dataFields } from './messages/dataFields.ts'
import { dataKinds } from './messages/dataKinds.ts'
import { dataSteps } from './messages/dataSteps.ts'
import { demand } from './messages/demand.ts'
import { demandAds } from './messages/demandAds.ts'
import { demandExplain } from './messages/demandExplain.ts'
import { demandList } from './messages/demandList.ts'
import { demandSku } from './messages/demandSku.ts'
import { demandTest } from './messages/demandTest.ts'
import { errors } from './messages/errors.ts'
import { explain } from './messages/explain.ts'
import { findings } from './messages/findings.ts'
import { importEffects } from './messages/importEffects.ts'
import { merge } from './messages/merge.ts'
import { mergeFields } from './messages/mergeFields.ts'
import { network } from './messages/network.ts'
import { networkMore } from './messages/networkMore.ts'
import { planHistory } from './messages/planHistory.ts'
import { plans } from './messages/plans.ts'
import { scenario } from './messages/scenario.ts'
import { shell } from './messages/shell.ts'
import { stock } from './messages/stock.ts'
import { stockOrders } from './messages/stockOrders.ts'
import { stockSku } from './messages/stockSku.ts'
import { stockPlaces } from './messages/stockPlaces.ts'
import { stockSupply } from './messages/stockSupply.ts'
import { stress } from './messages/stress.ts'
import { stressEvents } from './messages/stressEvents.ts'
import { stressGates } from './messages/stressGates.ts'
import { stressResults } from './messages/stressResults.ts'

export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

const en = { ...shell.en, ...plans.en, ...planHistory.en, ...merge.en, ...mergeFields.en, ...commands.en, ...data.en, ...dataKinds.en, ...dataFields.en, ...dataSteps.en, ...network.en, ...networkMore.en, ...stress.en, ...stressEvents.en, ...stressResults.en, ...stressGates.en, ...scenario.en, ...findings.en, ...errors.en, ...charts.en, ...demand.en, ...demandExplain.en, ...demandList.en, ...demandSku.en, ...demandAds.en, ...demandTest.en, ...explain.en, ...importEffects.en, ...stock.en, ...stockOrders.en, ...stockSku.en, ...stockPlaces.en, ...stockSupply.en }
const zh: { readonly [K in keyof typeof en]: string } = { ...shell.zh, ...plans.zh, ...planHistory.zh, ...merge.zh, ...mergeFields.zh, ...commands.zh, ...data.zh, ...dataKinds.zh, ...dataFields.zh, ...dataSteps.zh, ...network.zh, ...networkMore.zh, ...stress.zh, ...stressEvents.zh, ...stressResults.zh, ...stressGates.zh, ...scenario.zh, ...findings.zh, ...errors.zh, ...charts.zh, ...demand.zh, ...demandExplain.zh, ...demandList.zh, ...demandSku.zh, ...demandAds.zh, ...demandTest.zh, ...explain.zh, ...importEffects.zh, ...stock.zh, ...stockOrders.zh, ...stockSku.zh, ...stockPlaces.zh, ...stockSupply.zh }

type Stem<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K

/** Every sentence the product can say. Plural forms are named by their stem. */
export type MessageKey = Stem<keyof typeof en>
export type MessageParams = Readonly<Record<string, string | number>>

export const messages: { readonly [L in Language]: Readonly<Record<string, string>> } = { en, zh }
