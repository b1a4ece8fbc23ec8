import { charts } from './messages/charts.ts'
import { commands } from './messages/commands.ts'
import { damage } from './messages/damage.ts'
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
import { keeping } from './messages/keeping.ts'
import { merge } from './messages/merge.ts'
import { mergeFields } from './messages/mergeFields.ts'
import { network } from './messages/network.ts'
import { networkMore } from './messages/networkMore.ts'
import { planHistory } from './messages/planHistory.ts'
import { planFile } from './messages/planFile.ts'
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
import { stressReverse } from './messages/stressReverse.ts'
import { stressResults } from './messages/stressResults.ts'
import { stressLive } from './messages/stressLive.ts'
import { stressUsage } from './messages/stressUsage.ts'

export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

const en = {
  ...charts.en,
  ...commands.en,
  ...damage.en,
  ...data.en,
  ...dataFields.en,
  ...dataKinds.en,
  ...dataSteps.en,
  ...demand.en,
  ...demandAds.en,
  ...demandExplain.en,
  ...demandList.en,
  ...demandSku.en,
  ...demandTest.en,
  ...errors.en,
  ...explain.en,
  ...findings.en,
  ...importEffects.en,
  ...keeping.en,
  ...merge.en,
  ...mergeFields.en,
  ...network.en,
  ...networkMore.en,
  ...planHistory.en,
  ...planFile.en,
  ...plans.en,
  ...scenario.en,
  ...shell.en,
  ...stock.en,
  ...stockOrders.en,
  ...stockSku.en,
  ...stockPlaces.en,
  ...stockSupply.en,
  ...stress.en,
  ...stressEvents.en,
  ...stressGates.en,
  ...stressReverse.en,
  ...stressResults.en,
  ...stressLive.en,
  ...stressUsage.en,
}
const zh: { readonly [K in keyof typeof en]: string } = {
  ...charts.zh,
  ...commands.zh,
  ...damage.zh,
  ...data.zh,
  ...dataFields.zh,
  ...dataKinds.zh,
  ...dataSteps.zh,
  ...demand.zh,
  ...demandAds.zh,
  ...demandExplain.zh,
  ...demandList.zh,
  ...demandSku.zh,
  ...demandTest.zh,
  ...errors.zh,
  ...explain.zh,
  ...findings.zh,
  ...importEffects.zh,
  ...keeping.zh,
  ...merge.zh,
  ...mergeFields.zh,
  ...network.zh,
  ...networkMore.zh,
  ...planHistory.zh,
  ...planFile.zh,
  ...plans.zh,
  ...scenario.zh,
  ...shell.zh,
  ...stock.zh,
  ...stockOrders.zh,
  ...stockSku.zh,
  ...stockPlaces.zh,
  ...stockSupply.zh,
  ...stress.zh,
  ...stressEvents.zh,
  ...stressGates.zh,
  ...stressReverse.zh,
  ...stressResults.zh,
  ...stressLive.zh,
  ...stressUsage.zh,
}

type Stem<K> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K

/** Every sentence the product can say. Plural forms are named by their stem. */
export type MessageKey = Stem<keyof typeof en>
export type MessageParams = Readonly<Record<string, string | number>>

export const messages: { readonly [L in Language]: Readonly<Record<string, string>> } = { en, zh }
