import './withoutNetwork.ts'

import { expose } from 'comlink'

import { simulateApi } from './simulate.api.ts'

// The page hands over one end of a channel; the run worker holds the other.
addEventListener('message', (event: MessageEvent<{ readonly port?: MessagePort }>) => {
  if (event.data.port) expose(simulateApi, event.data.port)
})
