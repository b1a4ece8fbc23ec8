const UNUSED_GLOBALS = [
  'RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport', 'XMLHttpRequest',
  'PresentationRequest', 'PaymentRequest', 'open',
] as const

/**
 * Takes away what could carry data out of the page although the content security policy stands: WebRTC reaches STUN servers and
 * `window.open` any address. The app uses none of them. Navigations to another origin that nobody clicked are stopped as well.
 */
export function removeDangerousApis(): void {
  for (const name of UNUSED_GLOBALS) Reflect.deleteProperty(globalThis, name)
  for (const name of UNUSED_GLOBALS) {
    if (name in globalThis) Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false })
  }
  Object.defineProperty(Navigator.prototype, 'sendBeacon', { value: undefined, configurable: false })
  const navigation = (globalThis as { readonly navigation?: EventTarget }).navigation
  navigation?.addEventListener('navigate', (event) => {
    const { destination, userInitiated, cancelable } = event as Event & { readonly destination: { readonly url: string }; readonly userInitiated: boolean }
    const target = new URL(destination.url)
    if (cancelable && !userInitiated && target.origin !== location.origin && target.protocol !== 'blob:') event.preventDefault()
  })
}
