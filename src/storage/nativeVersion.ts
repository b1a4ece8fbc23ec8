/** Dexie multiplies its version numbers by this before handing them to the browser. */
export const NATIVE_VERSION_FACTOR = 10
