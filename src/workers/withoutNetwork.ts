/**
 * The first import of every worker: takes away all that could ask another address for something. The policy in the page does not hold in
 * its workers, which have that of their own response; a host that sends no headers gives them none. They need only messages and storage.
 */
const UNUSED_GLOBALS = [
  'fetch', 'fetchLater', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'RTCDataChannel',
  'Worker', 'SharedWorker', 'importScripts', 'caches', 'FontFace', 'Notification',
] as const

for (const name of UNUSED_GLOBALS) {
  Reflect.deleteProperty(globalThis, name)
  // What is inherited stays readable until it is covered.
  if (name in globalThis) Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false })
}

export {}
