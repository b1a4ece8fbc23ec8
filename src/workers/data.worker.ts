import './withoutNetwork.ts'

import { expose } from 'comlink'

import { createDataApi } from './data.api.ts'
import { openedDb } from './openedDb.ts'

expose(createDataApi(openedDb, Intl.DateTimeFormat().resolvedOptions().timeZone))
