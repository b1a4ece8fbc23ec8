import './withoutNetwork.ts'

import { expose } from 'comlink'

import { openedDb } from './openedDb.ts'
import { createRunApi } from './run.api.ts'

expose(createRunApi(openedDb))
